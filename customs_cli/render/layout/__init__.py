"""What a page is made of, and where things go on lines of so many columns."""
