"""Help for whoever types: commands half written, questions one by one, notes in an editor."""
