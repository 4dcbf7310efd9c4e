"""Acts of the journal as sentences, made from their changes."""
