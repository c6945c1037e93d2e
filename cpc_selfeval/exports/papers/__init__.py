"""Papers as tagged PDFs, one writer for each kind of reader, fed only by a frozen order.

Importing this package imports reportlab: import it where a paper is written, not at the program's start.
"""

from cpc_selfeval.exports.papers.writer import printed, said, write_paper

__all__ = ["printed", "said", "write_paper"]
