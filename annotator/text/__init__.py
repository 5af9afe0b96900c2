"""Pure functions on strings. Offsets are code points, stretches are half-open."""
