"""What the columns of a list are called, and the words in its cells: headings and words as other offices write them."""
