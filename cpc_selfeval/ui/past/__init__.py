"""What stands beside entries and indicators of earlier cycles: where it came from, and what was said of it then."""
