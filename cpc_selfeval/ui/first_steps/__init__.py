"""Your first self-evaluation: the path from an empty file to a first paper, on the start page and the overview."""
