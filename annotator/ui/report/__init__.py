"""The report: who is quoted, how and where, drawn by ourselves."""
