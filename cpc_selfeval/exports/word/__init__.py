"""Papers as editable Word documents, written by the same writers as the tagged PDFs.

Importing this package imports python-docx and reportlab: import it where a paper is written, not at the start.
"""

from cpc_selfeval.exports.word.paper import WordPaper
from cpc_selfeval.exports.word.writer import word_bytes

__all__ = ["WordPaper", "word_bytes"]
