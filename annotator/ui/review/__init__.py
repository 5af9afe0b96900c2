"""The review: every quote and claim of the project in one table."""
