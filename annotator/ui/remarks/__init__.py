"""What may be wrong or missing, shown while one works."""
