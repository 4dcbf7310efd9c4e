"""Helpers of merges, above all for several registers merged one after another, so that ours is read only once."""
