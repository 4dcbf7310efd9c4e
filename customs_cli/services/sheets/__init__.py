"""Acts on sheets: issuing, withdrawing."""
