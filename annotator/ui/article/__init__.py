"""The article: its text as a page, with the tags on it."""
