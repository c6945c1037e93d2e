"""Partner agencies: what each was asked, what came back, comparing it with what stands here, and what was taken."""
