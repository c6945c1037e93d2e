"""Backups of a file: their names and folders, writing, thinning, listing and restoring them."""
