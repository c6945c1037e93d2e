"""The inspection programme that the cycle prepares for: chosen, its days, and what is tagged to its statements."""
