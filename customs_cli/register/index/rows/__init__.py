"""The rows of a batch in the index, computed from the batch alone."""
