"""Possible annotations that the program offers; a person decides."""
