"""What is odd about a batch or a register."""
