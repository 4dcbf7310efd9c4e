"""Reads the rows of lists of holders, trademarks, offices, campaigns and enterprises."""
