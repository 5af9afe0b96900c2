"""The panel at the right: what is picked, and everything tagged in the article."""
