"""Help: its pages, in panels on a terminal; the topics; the manual pages."""
