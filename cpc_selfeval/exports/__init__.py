"""One writer per document, fed only by a frozen report snapshot."""
