"""The contents of each report as a page, independent of a form."""
