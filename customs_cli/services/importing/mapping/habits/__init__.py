"""Habits of people who keep lists: what they leave out, repeat by a sign, number, or write on a sheet of its own."""
