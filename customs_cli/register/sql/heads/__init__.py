"""The chain `@heads`: every so often an entry of where all chains end, so that none can be written anew unseen."""
