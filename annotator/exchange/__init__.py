"""Bringing files into a project and sending its contents out: for the window and the commands."""
