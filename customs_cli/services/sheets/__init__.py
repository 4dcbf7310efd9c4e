"""Acts on daily and monthly sheets: issuing, withdrawing."""
