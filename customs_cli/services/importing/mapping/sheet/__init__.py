"""The parts of a sheet that are no rows of its list: titles, totals, signatures, further tables."""
