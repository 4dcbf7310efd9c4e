"""Several registers taken in one after another: what is read once for all of them."""
