"""Shell completion: what may be offered, and the scripts for the shells."""
