"""The workbook that a partner agency answers in: what it says, and what it says when it comes back. Pure."""
