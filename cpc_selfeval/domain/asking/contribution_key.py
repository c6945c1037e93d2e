"""The identity of a contribution file, which tells that it is one.

What a request was written as last is asked long after the file went away: which e-mail goes with it, which reminds of
it. So the identity says so itself: it is a UUID of version 8, which is for uses of one's own (RFC 9562), and that of a
workbook one of version 4.
"""

from __future__ import annotations

from cpc_selfeval.domain.returns.records import Request

_VERSION = 8


def new_contribution_key() -> str:
    """A fresh identity for a contribution file."""
    from uuid import UUID, uuid4  # as in new_key

    rest = uuid4().int & ~(0xF << 76)
    return str(UUID(int=rest | _VERSION << 76))


def is_for_the_program(request: Request) -> bool:
    """Whether what was written last for a request is a file of this program, and no workbook."""
    return request.workbook[14:15] == str(_VERSION)
