"""The list of articles at the left."""
