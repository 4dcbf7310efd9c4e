"""How official documents look: their texts, a layout that all forms of file share, and the office's Word templates."""
