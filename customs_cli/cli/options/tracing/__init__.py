"""Options of clues, visits and alarms: what leads to batches, and what rises."""
