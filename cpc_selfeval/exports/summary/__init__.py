"""The summary paper for the Chief Officers' Group: a tagged PDF for a meeting table.

Importing this package imports reportlab: import it where a paper is written, not at the program's start.
"""

from cpc_selfeval.exports.summary.writer import summary_bytes, write_summary

__all__ = ["summary_bytes", "write_summary"]
