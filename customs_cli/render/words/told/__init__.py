"""Acts of the journal in sentences, from what they changed."""
