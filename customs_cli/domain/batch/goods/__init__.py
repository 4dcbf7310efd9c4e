"""The goods of a batch in exact quantities: found, confirmed, decided, handed over, disposed of."""
