"""Data sets for programs that read columns or documents in bulk; their packages are optional."""
