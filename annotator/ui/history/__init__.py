"""The history: every change in words, and the article as it was after any of them."""
