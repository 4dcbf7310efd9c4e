"""Connections and origins: history of records, links between batches, traces across offices."""
