"""The committee and this cycle: everything that "New" asked for, and what the committee calls things."""
