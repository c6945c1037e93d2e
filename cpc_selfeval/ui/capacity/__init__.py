"""The page of the capacity for improvement: what it stands on, and the paragraph that says so."""
