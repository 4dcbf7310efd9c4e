"""Options and answers of what lists are read and taken in by."""
