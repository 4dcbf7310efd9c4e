"""Records of the daily and monthly sheets that an office has issued."""
