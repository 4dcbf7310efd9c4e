"""What joins batches to each other, and how much it is worth: evidence, its rarity, proposals about firms."""
