"""Verbs on what partner agencies are asked and what they return."""

from __future__ import annotations

from cpc_selfeval.editing.verbs.asking import Asking


class Returns(Asking):
    """Asking agencies, and what comes back from them."""
