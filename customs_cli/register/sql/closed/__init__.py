"""Journals of file registers, kept verbatim in a shared register as closed chains: printed roots stay verifiable."""
