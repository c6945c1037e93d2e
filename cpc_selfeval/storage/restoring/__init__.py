"""Finding the backups of a file, looking into them, and putting one in the file's place."""
