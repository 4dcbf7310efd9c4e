"""Queries to a shared register: translated to PostgreSQL, several in one message; names are searched as bytes first."""
