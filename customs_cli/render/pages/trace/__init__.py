"""Pages on what is connected: links between batches, chains, pairs of parties."""
