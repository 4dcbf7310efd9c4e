"""Compares periods."""
