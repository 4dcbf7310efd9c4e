"""Help: its pages and topics, manual pages, questions for half-written commands, notes in an editor."""
