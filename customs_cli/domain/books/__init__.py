"""The questions that a register answers, whatever it is kept in, and the records that it answers with."""
