"""One act on a shared register: what it begins with, what it writes, and the moment from which it counts."""
