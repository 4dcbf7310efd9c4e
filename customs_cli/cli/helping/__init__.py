<<<<<<< HEAD
"""Help for whoever types: commands half written, questions one by one, notes in an editor."""
=======
"""Help: its pages, in panels on a terminal; the topics; the manual pages."""
>>>>>>> work-Z
