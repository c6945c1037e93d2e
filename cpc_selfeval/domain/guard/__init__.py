"""The personal-data guard: rules that find what may identify somebody in the texts of a file.

They ask, and may be wrong. They never claim to find everything, and nothing is held up by what they find.
"""
