"""Whose column is this? Headers of other offices read as the fields of an import, and proven by what stands below."""
