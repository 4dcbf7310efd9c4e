"""The course of a proceeding: which act is open, how each act changes it, and how it ends."""
