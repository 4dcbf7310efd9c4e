"""Options of what is kept: when it happened, what a photograph says, a command told without its name."""
