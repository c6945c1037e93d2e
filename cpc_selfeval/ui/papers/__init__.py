"""Papers in the window: a preview of the real PDF, printing it, and what is said on papers besides the position."""
