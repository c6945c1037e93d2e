"""Moderation: agencies' levels side by side, what a meeting should talk about, and the meeting itself."""
