"""What others send back: any workbook read, in a process of its own; those of partner agencies understood."""

from typing import Final

READ_APART: Final = "--read-workbook-apart"
"""The first argument with which this program starts itself to read one workbook; ``__main__`` alone knows it."""
READ_WORDS_APART: Final = "--read-words-apart"
"""The same, to read the words of one attached file."""
