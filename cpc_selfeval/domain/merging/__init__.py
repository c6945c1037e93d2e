"""Three-way merging: what was written, what came back, what stands here now. Pure, and nothing is ever dropped."""
