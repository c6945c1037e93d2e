"""Before a self-evaluation is open: the start page, and beginning a new one."""
