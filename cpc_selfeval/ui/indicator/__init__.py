"""The page of one quality indicator, on the three reflective questions of the current guidance."""
