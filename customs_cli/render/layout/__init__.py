"""The model of a page (tables, cards, sentences), and its layout on lines of a given width."""
