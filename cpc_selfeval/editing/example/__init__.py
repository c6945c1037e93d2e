"""The worked example: a made-up committee's whole file, recorded through the program's own verbs."""

from cpc_selfeval.editing.example.writing import POSITION_AT, write_example

__all__ = ["POSITION_AT", "write_example"]
