"""Framework editions, their crosswalk and the sets of tags: files that are read, and the copy that a file keeps."""
