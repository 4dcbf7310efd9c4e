"""What may be asked of a register, whatever it is kept in, and the records that answer."""
