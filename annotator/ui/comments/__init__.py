"""What people say to each other about a tag or an article."""
