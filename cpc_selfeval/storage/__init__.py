"""The one file: opened, locked, checked, read and changed here, and nowhere else. Also framework files.

Only this package knows SQLite. Importing it loads no database library; the first connection does.
"""
