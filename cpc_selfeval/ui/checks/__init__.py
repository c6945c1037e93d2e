"""The checks over the whole file, what will be out of date, and how many words there are."""
