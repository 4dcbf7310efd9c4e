"""The code that travels in a bundle and checks it: it uses only Python's standard library, from 3.8 on."""
