"""Is a rise real? Counts compared with what the years before, or the weeks before, let expect."""
