"""Small things drawn in the program's own look: chips, pills, keycaps."""
