"""The one file: opened, locked, checked, read and changed here, and nowhere else. Also framework files.

Only this package knows SQLite, and of it only ``engine`` and ``connection`` say which one.
"""
