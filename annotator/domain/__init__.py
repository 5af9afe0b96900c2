"""Frozen values and the rules that hold between them. No Qt, no database."""
