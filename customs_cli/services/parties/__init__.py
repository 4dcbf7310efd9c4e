"""The parties behind batches: who is meant, who was seen before, and who is the same as whom."""
