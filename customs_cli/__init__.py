"""A customs officer's register of goods detained for infringing trademarks."""

__version__ = "0.1.0"
