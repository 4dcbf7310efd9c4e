"""The parties behind batches: who is meant, who was seen before, and which are the same."""
