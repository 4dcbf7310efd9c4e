"""Data that leaves a register or comes into it: export, bundle, merge, push and pull, backup, restore."""
