"""The rows of the table of formats, by what the formats are for."""
