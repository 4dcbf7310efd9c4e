"""Questions to a shared register: in its server's words, several in one message; names read as bytes first."""
