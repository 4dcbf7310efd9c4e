"""What the law says as rows and rules: deadlines, events, thresholds, security."""
