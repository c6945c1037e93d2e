"""The window: Qt widgets that read the session's contents and call its verbs. Never storage."""
