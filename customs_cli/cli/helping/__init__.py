"""Help: its pages and topics, manual pages; commands half written, questions one by one, notes in an editor."""
