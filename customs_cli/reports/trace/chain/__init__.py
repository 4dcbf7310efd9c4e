"""Chains: from one batch or enterprise to everything that hangs together with it."""
