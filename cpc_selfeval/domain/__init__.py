"""The field's words and rules: frozen dataclasses and pure functions, standard library only."""
