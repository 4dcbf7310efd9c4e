"""What stands on a sheet beside the rows of its list: titles, totals, signatures, further tables."""
