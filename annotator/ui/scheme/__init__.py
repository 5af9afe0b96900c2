"""The scheme editor: labels, their questions, links, and what a change of them does."""
