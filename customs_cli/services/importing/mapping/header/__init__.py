"""Headings of columns and words of closed lists as other offices write them."""
