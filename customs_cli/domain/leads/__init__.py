"""Leads to infringing goods and prevention: clues that come in, visits to enterprises."""
