"""The acts: what an officer does, recorded with a name, a day and a reason."""
