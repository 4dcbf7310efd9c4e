"""Files kept as evidence: what is known of each, and which pictures look alike."""
