"""A list that exists already, an action plan or a list of evidence, brought in once through a mapping.

Pure: the :class:`~cpc_selfeval.domain.cells.SheetCells` of a list, a
:class:`~cpc_selfeval.domain.importing.mapping.ListMapping` and the contents give an
:class:`~cpc_selfeval.domain.importing.planned.Import`, which says row by row what comes in, what is left out and why;
from it comes one change. No text of any cell disappears without being said.
"""
