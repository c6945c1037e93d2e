"""Papers: which there are, what is said on them besides the position, and what changed since the last one."""
