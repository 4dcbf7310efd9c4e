"""Rows of lists of holders, rights, offices, campaigns and enterprises."""
