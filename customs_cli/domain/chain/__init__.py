"""What connects batches, and how strongly: evidence, its rarity, and officers' verdicts on parties."""
