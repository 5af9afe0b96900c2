"""Pages for people to read, print and hand on: what they show, and their writers."""
