"""Removing a text everywhere: asking for it, showing what is found, and telling what became of it."""
