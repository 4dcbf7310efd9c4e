"""The course of a case: which act is open to a proceeding, what each decides, and how it ends."""
