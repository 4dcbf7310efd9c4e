"""The help topics: their texts, one module for each language, and the code that fills in the facts."""
