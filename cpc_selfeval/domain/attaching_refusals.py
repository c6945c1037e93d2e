"""Why a file was not kept with a piece of evidence."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import StorageError

_NOTHING_WRITTEN = "Nothing was written, and the open self-evaluation is as it was."


class AttachmentTooLarge(StorageError):
    """A file to attach is larger than ``limit`` bytes."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(
            f"“{path.name}” was not attached: it has {size / 1_000_000:.0f} MB, and at most "
            f"{limit / 1_000_000:.0f} MB can be kept with a piece of evidence.",
            _NOTHING_WRITTEN,
            "Attach a smaller version, or note as a link where the file is kept.",
        )


class AttachmentUnreadable(StorageError):
    """A file to attach cannot be read, or changed while it was read. ``why`` completes "because …"."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"“{path.name}” was not attached, because {why}.",
            _NOTHING_WRITTEN,
            "Check that the file is there, closed in other programs and yours to read, and attach it again.",
        )


class SelfEvaluationTooLarge(StorageError):
    """With a file to attach the self-evaluation would have ``size`` bytes, more than ``limit``."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(
            f"“{path.name}” was not attached: with it this self-evaluation would have {size / 1_000_000:,.0f} MB, and "
            f"at most {limit / 1_000_000:,.0f} MB can be kept in one.",
            _NOTHING_WRITTEN,
            "Attach a smaller version, remove attached files that are no longer needed, or note as a link where the "
            "file is kept.",
        )


class NotAttached(StorageError):
    """A file could not be brought in to its end, for ``because``; what had come in of it was taken out again."""

    def __init__(self, path: Path, because: StorageError) -> None:
        self.because = because
        super().__init__(
            f"“{path.name}” was not attached. {because.what_happened}",
            "Nothing of it is shown or kept, and everything else is as it was.",
            "See to that first, then attach it again.",
        )
