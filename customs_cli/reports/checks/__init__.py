"""Checks for contradictions and omissions in batches and registers."""
