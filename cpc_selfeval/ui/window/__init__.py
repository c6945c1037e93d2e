"""The window of one open self-evaluation: what stands around every page."""
