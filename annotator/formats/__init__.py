"""Formats of interchange, both ways, one file each: frozen records in, a stream out."""
