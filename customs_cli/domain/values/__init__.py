"""Single values: money, quantities, codes, parties, closed word lists."""
