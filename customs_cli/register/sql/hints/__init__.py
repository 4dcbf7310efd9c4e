"""Completion for a shared register: names saved on this computer, references queried from the server."""
