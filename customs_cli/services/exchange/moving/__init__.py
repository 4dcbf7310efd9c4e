"""Moving between the file register of an office and the shared one."""
