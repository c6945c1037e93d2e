"""Moderation: who proposes what, what is covered until a meeting, and what a meeting should talk about first."""
