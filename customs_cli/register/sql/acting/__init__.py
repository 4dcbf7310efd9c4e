"""An act on a shared register: what is locked and read first, what is written, and its commit."""
