"""Workbooks: the sheets that spreadsheets and data sets have in common, and their writers."""
