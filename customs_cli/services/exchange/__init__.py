"""What leaves a register and what comes into it: export, bundle, merge, backup, restore."""
