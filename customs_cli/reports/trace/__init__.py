"""Where something came from: history, links, traces."""
