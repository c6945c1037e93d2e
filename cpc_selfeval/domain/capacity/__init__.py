"""The capacity for improvement: what it stands on, and a draft of the paragraph that says so."""
