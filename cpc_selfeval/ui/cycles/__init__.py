"""The page of all cycles: turning to one, closing, opening again, starting the next, comparing, and trends."""
