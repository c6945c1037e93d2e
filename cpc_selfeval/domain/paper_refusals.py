"""Why a paper was not put in its place. ``exports`` raises these."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import Refusal, in_folder

_PAPER_SAFE = "Your self-evaluation is saved as it was, and what stood in that place before is untouched."


class PaperNotDelivered(Refusal):
    """A paper could not be put in its place. What stood there before is untouched."""

    passes = True


class NoAgencyForPaper(Refusal):
    """One agency's part was asked for, and nobody said whose."""

    def __init__(self) -> None:
        super().__init__(
            "The paper was not written: it is one agency’s part, and no agency was chosen.",
            "Your self-evaluation is saved as it was.",
            "Choose the agency, and write the paper again.",
        )


class PersonalDataOpen(Refusal):
    """The public version was asked for while passages that may identify somebody are still to be decided on."""

    def __init__(self, found: int) -> None:
        passages = "1 passage" if found == 1 else f"{found:,} passages"
        super().__init__(
            f"There is no public version yet: {passages} may identify somebody, and nobody has decided on "
            f"{'it' if found == 1 else 'them'}.",
            "Your self-evaluation is saved as it was.",
            "Go to Personal details: take each one out there, or say why it may stay.",
        )


class PaperStopped(Refusal):
    """Somebody stopped a paper while it was being made."""

    def __init__(self) -> None:
        super().__init__(
            "The paper was not written: it was stopped.",
            "Nothing half written is left, and an older paper of its name is untouched.",
        )


class LogoUnreadable(Refusal):
    """The file that was chosen as the logo is no picture that can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not taken as the logo: it is no picture of at most 20 MB that the program can read.",
            "Papers keep the logo that they have, if there is one.",
            "Choose a PNG or JPEG file; most programs that show pictures can save one.",
        )


class TemplateUnusable(Refusal):
    """The file that was chosen as the template for Word papers is no Word document that can be read."""

    def __init__(self) -> None:
        super().__init__(
            "The paper was not written: the template is no Word document of at most 20 MB that the program can read.",
            "Your self-evaluation is saved as it was, and the template is untouched.",
            "Open the template in Word, save it as a Word document (.docx), and choose that; or write without one.",
        )


class PaperPasswordUnusable(Refusal):
    """The password for papers is longer than PDF and Office allow."""

    def __init__(self) -> None:
        super().__init__(
            "The paper was not written: its password is longer than programs for PDF and Office files take.",
            "Your self-evaluation is saved as it was, and no paper without a password was left.",
            "Choose one of at most 100 characters.",
        )


class TargetInUse(PaperNotDelivered):
    """The paper to be replaced is open in another program. ``mark`` names the file that says so, if one does."""

    def __init__(self, path: Path, mark: str = "") -> None:
        self.mark = mark
        stale = f" If nobody has it open, delete “{mark}”, which stands beside it." if mark else ""
        super().__init__(
            f"“{path.name}” was not replaced: it is open in another program, such as Excel.",
            _PAPER_SAFE,
            f"Close it there and export again, or choose another name.{stale}",
        )


class TargetNotWritable(PaperNotDelivered):
    """The place, or the paper that should be replaced, is not this person's to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” could not be written in {in_folder(path)}: the file or its folder is read-only for you.",
            _PAPER_SAFE,
            "Choose another folder or another name.",
        )


class TargetFolderMissing(PaperNotDelivered):
    """The folder that a paper should go into is not there, or is no folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not written: the folder {in_folder(path)} is not there.",
            "Your self-evaluation is saved as it was.",
            "Choose another folder, or connect the drive that it is on.",
        )


class TargetIsFolder(PaperNotDelivered):
    """There is a folder of the paper's name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The paper was not written: “{path.name}” in {in_folder(path)} is a folder.",
            _PAPER_SAFE,
            "Choose another name.",
        )


class TargetIsSelfEvaluation(PaperNotDelivered):
    """A self-evaluation stands where a paper should go, behind a link or under a paper's name."""

    passes = False

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The paper was not written: “{path.name}” in {in_folder(path)} is a self-evaluation and no paper.",
            _PAPER_SAFE,
            "Choose another name.",
        )


class NoRoomForPaper(PaperNotDelivered):
    """No room is left where a paper should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not written: there is no room left on the disk that {in_folder(path)} is on.",
            _PAPER_SAFE,
            "Make room there, or choose a folder on another disk.",
        )


class TargetFault(PaperNotDelivered):
    """The disk or share refused for another reason. ``detail`` is the system's own name for it."""

    def __init__(self, path: Path, detail: str) -> None:
        self.detail = detail
        super().__init__(
            f"“{path.name}” could not be written in {in_folder(path)} ({detail}).",
            _PAPER_SAFE,
            "Check that the drive or the network is connected, or choose another folder or a simpler name.",
        )
