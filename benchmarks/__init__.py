"""How quick the program is, each figure beside a bare floor that is measured in the same run.

``make bench`` runs all of it and prints one table. Nothing here is a test: times depend on the
computer, ratios much less.
"""
