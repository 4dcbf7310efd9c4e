"""What leads to batches and what keeps them away: clues that come in, visits to enterprises."""
