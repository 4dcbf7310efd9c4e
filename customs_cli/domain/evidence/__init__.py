"""Files kept as evidence: their records, and which pictures look alike."""
