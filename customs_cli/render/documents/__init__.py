"""Official documents: their texts, a layout shared by all kinds of file, and the office's own Word templates."""
