"""Options of the registers of names, of clues and visits."""
