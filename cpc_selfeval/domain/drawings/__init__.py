"""Drawings described in plain values: one description serves the window, the PDF, the clipboard and the table.

* ``description`` has the two kinds of drawing. :class:`RowDrawing` is rows beside one axis: bars (solid for what is
  known, hatched for what is left open), marks with a shape each, spreads. :class:`TrendDrawing` is levels over cycles,
  with a visible break wherever the edition or the scale changed.
* ``layout.laid_out(drawing, room)`` gives a :class:`~.picture.Picture`: boxes, strokes, glyphs and words with their
  places, and the areas that can be pointed at. It is pure; it asks the room how wide a text is, and nothing else.
* A painter only goes through the shapes: ``ui.drawings`` with Qt, ``exports.drawn`` into a tagged PDF.

How to make one: write a function of contents in this package that returns a drawing (``profile`` and ``national`` are
examples). The window shows it with ``ui.drawings.DrawingPanel``::

    panel = DrawingPanel("Levels of 2.1 over the cycles")
    panel.show_drawing(trend_drawing(contents, "2.1"))
    panel.opened.connect(...)  # the key of the row, or of the cycle, that was opened

A trend over three cycles of which the first was of an older edition, so that nothing joins it to the second::

    TrendDrawing(
        title="2.1 Impact on children and young people",
        says="Satisfactory in 2008, then Adequate and Good.",
        ticks=level_ticks(old_scale),
        ticks_right=level_ticks(new_scale),
        columns=(Column("a", "2008"), Column("b", "2020"), Column("c", "2026")),
        series=(
            Series(
                "2.1",
                "Agreed level",
                (
                    Point(0, 3, Shape.DISC, "2008: agreed, 3 Satisfactory (indicator 1.1 of the 2005 edition)"),
                    Point(1, 3, Shape.DISC, "2020: agreed, 3 Adequate"),
                    Point(2, 4, Shape.DISC_IN_RING, "2026: endorsed, 4 Good"),
                ),
            ),
        ),
        breaks=(Break(0.5, "other edition"),),
        table=Table(("Cycle", "Indicator", "Level"), (...)),
    )

A break at 0.5 lies between the columns 0 and 1, and no line crosses it. A column without a point is a gap: the line
stops before it, and what ``Column.stands`` says ("not judged") stands there. Rows have breaks too, so that many
indicators (rows) over few cycles (ticks) can be one :class:`RowDrawing` with a mark per cycle.
"""
