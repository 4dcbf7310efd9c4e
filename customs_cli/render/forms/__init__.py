"""The forms of a page: terminal, files, paper."""
