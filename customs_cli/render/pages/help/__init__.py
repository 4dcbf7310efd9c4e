"""The help topics: their texts, one module a language, and what puts facts into their places."""
