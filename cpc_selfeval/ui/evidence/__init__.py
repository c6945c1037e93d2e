"""Evidence: its editor, alone or in a dialog, finding it again, and the page with all of it."""
