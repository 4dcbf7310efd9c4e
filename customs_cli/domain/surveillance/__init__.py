"""Tests whether a rise is real: counts compared with what former years, or former weeks, let expect."""
