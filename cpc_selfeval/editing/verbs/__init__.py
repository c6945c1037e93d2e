"""The verbs of a session, in groups: findings, evidence, actions, levels, set-up."""
