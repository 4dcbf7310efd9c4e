"""Hints for completion of a shared register: names kept on this computer, references asked of the server."""
