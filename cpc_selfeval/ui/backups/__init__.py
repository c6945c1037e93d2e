"""Backups of a file: what there is, what is in each, and bringing one back."""
