"""Acts on records of names, and on exchange rates."""
