"""The action plan: every action in a table, and the editor of one."""
