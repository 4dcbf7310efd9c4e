"""The rows of a batch as an index keeps them, pure, from the batch alone."""
