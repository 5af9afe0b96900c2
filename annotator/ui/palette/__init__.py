"""Find anything: one field over commands, articles, tagged words, sources and labels."""
