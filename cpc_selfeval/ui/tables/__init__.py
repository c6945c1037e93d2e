"""Tables of records worked on as in a spreadsheet: columns chosen, cells changed, rows selected, copied, pasted."""
