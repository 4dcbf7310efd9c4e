"""Who stands behind a batch, as options."""
