"""Moves records between an office's register of files and the shared register: pull, push, sync."""
