"""Acts on what is kept: custody of the goods, and files of evidence."""
