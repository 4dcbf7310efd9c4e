"""From what an officer typed to what the register holds."""
