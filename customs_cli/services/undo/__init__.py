"""Acts taken back, and put in effect again."""
