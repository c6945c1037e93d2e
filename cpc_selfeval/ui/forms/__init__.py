"""What the editors of records share: which box shows which field, and the saving of what is entered there."""
