"""The frozen pack: its index, its list, its zip, and finding out whether it was altered."""
