"""The chain `@heads`: now and then an entry states where all chains end, so that none can be rewritten unnoticed."""
