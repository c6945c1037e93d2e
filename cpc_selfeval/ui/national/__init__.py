"""The national results of 2006 to 2009 beside the committee's own levels, and the reference test: history."""
