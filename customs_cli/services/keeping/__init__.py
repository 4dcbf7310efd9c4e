"""Acts on custody of the goods, evidence files, and notes."""
