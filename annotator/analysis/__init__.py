"""What can be said about tags without the database: checks and counts over values."""
