"""The canonical text of a framework: the copy that a self-evaluation file keeps, and what its hash is taken of.

The text is JSON with sorted keys, every field written out and nothing between the marks. The same content gives the
same text on every machine, whatever the order of keys, the comments and the left-out defaults of its TOML file were.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json

from cpc_selfeval.domain.framework import Framework

_FORMAT_OF_COPIES = 1


def framework_to_text(framework: Framework) -> str:
    """The framework's canonical content; ``framework_from_text`` gives back an equal framework."""
    content = {
        field.name: getattr(framework, field.name)
        for field in dataclasses.fields(framework)
        if field.name != "content_hash"
    }
    content["format"] = _FORMAT_OF_COPIES
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dataclasses.asdict)


def content_hash(framework: Framework) -> str:
    """SHA-256 (64 hex digits) of the canonical content; the framework's own ``content_hash`` does not matter."""
    return hashlib.sha256(framework_to_text(framework).encode("utf-8")).hexdigest()
