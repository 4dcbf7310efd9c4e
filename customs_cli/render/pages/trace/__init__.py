"""Pages of what hangs together: links between batches, chains, pairs of parties."""
