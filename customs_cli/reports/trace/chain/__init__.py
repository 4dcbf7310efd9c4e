"""Chains: from one batch or enterprise to everything connected with it."""
