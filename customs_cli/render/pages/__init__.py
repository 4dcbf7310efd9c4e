"""One page for each report: what it says, in no form yet."""
