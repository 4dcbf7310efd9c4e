"""Habits of those who keep lists: what they leave out, point at, number, or say on a sheet of its own."""
