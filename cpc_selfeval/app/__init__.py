"""Start-up, preferences, the crash window and the command line: where everything is wired together."""
