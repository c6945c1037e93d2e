"""The open file as the user knows it: one verb per user act, undo, what changed. No Qt."""
