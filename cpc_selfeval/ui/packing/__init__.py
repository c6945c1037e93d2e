"""Signing a position off, and making its frozen pack."""
