"""Documents of others made articles: one module per kind of document."""
