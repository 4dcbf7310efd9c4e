"""One period beside another."""
