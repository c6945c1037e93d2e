"""One page for what can be set: each setting with a line that says what it does."""
