"""Drawings in the window: any description of ``domain.drawings`` painted, as a table, copied and printed.

``DrawingPanel`` is the whole of it; ``DrawingView`` is the painting alone, where there is no room for more.
"""

from cpc_selfeval.ui.drawings.panel import DrawingPanel
from cpc_selfeval.ui.drawings.view import DrawingView

__all__ = ["DrawingPanel", "DrawingView"]
