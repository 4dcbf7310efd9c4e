"""What is added up: summaries, rankings, published tables."""
