"""Journals of file registers that a shared one keeps word for word, closed: what was printed of them stays true."""
