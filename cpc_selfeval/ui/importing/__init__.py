"""The window's way to bring in a list that exists already: choose it, say what its columns are, look, accept."""
