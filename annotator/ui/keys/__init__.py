"""Keys of one's own, made from the table of commands."""
