"""What partner agencies are asked, and what they return: the requests, the returns, and what was taken of each."""
