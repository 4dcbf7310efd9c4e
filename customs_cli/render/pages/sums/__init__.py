"""Pages of sums: summaries, rankings, trends, published styles."""
