"""What travels in a bundle and checks it: Python's own library alone, from 3.8 on, and nothing of this program."""
