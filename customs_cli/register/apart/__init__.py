"""A second process that does part of the work of an act if another CPU core is free."""
