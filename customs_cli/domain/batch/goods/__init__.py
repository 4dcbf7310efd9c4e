"""The goods of a batch in exact parts: what is where, what is disposed of, what is handed over."""
