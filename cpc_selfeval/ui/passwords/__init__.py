"""Asking for a file's password, and for a new one."""
