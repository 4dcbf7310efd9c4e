"""Answers of some commands that are looked up and computed here, outside the commands themselves."""
