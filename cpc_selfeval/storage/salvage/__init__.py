"""Rescuing what can be read of a damaged file into a new one, with a list of what could not be."""
