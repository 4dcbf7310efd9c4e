"""The acts: what an officer does, with a name, a day and a reason."""
