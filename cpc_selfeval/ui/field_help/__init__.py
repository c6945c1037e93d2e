"""Help about the field that has the keyboard: a mark beside it, Shift+F1, and a panel that takes nothing away."""
