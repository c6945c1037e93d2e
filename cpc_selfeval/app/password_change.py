"""File > Password…: the open file is closed, gets a password, another one or none, and is opened again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.app.at_work import done_at_work, waiting
from cpc_selfeval.app.opening import How, Opener, known_files
from cpc_selfeval.domain.backup import Reason
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import FileReadOnly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cpc_selfeval.domain.backup import Backup
    from cpc_selfeval.domain.committee import Person
    from cpc_selfeval.domain.password import Password
    from cpc_selfeval.ui.passwords.changing import PasswordChange
    from cpc_selfeval.ui.window.main_window import MainWindow


def change_password_of(window: MainWindow, opener: Opener) -> str:
    """Ask for the open file's new password, and do what is chosen. Gives what is to be said of it, "" for nothing."""
    from cpc_selfeval.storage.passwords import earlier_copies

    work = window.workspace.work
    session = work.session
    path, current, shown = session.path, session.password, session.contents.cycle_key
    if session.read_only:
        opener.tell(session.read_only_because or FileReadOnly(path), path)
        return ""
    identity = work.identity.file
    chosen = _ask(window, path, current, len(earlier_copies(path, work.backups.places, identity)))
    if chosen is None:
        return ""
    # Before a first or another password, a backup would be one more file that opens without it
    if chosen.new is None and not chosen.without_earlier:
        work.backups.now(Reason.BEFORE_PASSWORD)
    if not window.close_for_now():
        return ""
    with waiting():
        work.backups.finish_begun()
    # Also those that were made since it was asked: each opens without the new password
    earlier = earlier_copies(path, work.backups.places, identity) if chosen.without_earlier else ()
    refusal = _changed(path, current, chosen.new, session.person)
    left = _removed(earlier) if refusal is None else ()
    opener.open(path, How(password=current if refusal else chosen.new, cycle=shown))
    if refusal is not None:
        opener.tell(refusal, path)
        return ""
    if left:
        opener.tell(_not_removed(left), path)
    return _done(path.name, current, chosen.new)


def _done(name: str, old: Password | None, new: Password | None) -> str:
    if new is None:
        return f"“{name}” opens without a password now."
    return f"“{name}” opens with its {'new ' if old is not None else ''}password only, from now on."


def _ask(window: MainWindow, path: Path, current: Password | None, earlier: int) -> PasswordChange | None:
    from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog

    dialog = ChangePasswordDialog(path.name, current, earlier, window)
    try:
        return dialog.change() if dialog.exec() == ChangePasswordDialog.DialogCode.Accepted else None
    finally:
        dialog.wipe()
        dialog.deleteLater()


def _changed(path: Path, old: Password | None, new: Password | None, person: Person) -> Refusal | None:
    from cpc_selfeval.storage.passwords import change_password

    does = "being written anew with its password" if new is not None else "being written anew without a password"
    words = f"“{path.name}” is {does}, and compared with what it was. Large files take a while."
    try:
        done_at_work(words, lambda: change_password(path, old, new, person, known_files()), breakable=True)
    except Refusal as refusal:
        return refusal
    return None


def _removed(earlier: Sequence[Backup]) -> tuple[Path, ...]:
    from cpc_selfeval.storage.passwords import remove_copies

    return remove_copies(earlier)


def _not_removed(left: Sequence[Path]) -> Refusal:
    many = f"{len(left)} earlier backups" if len(left) > 1 else "One earlier backup"
    return Refusal(
        f"The password was changed, but {many} could not be removed.",
        "The file itself has its new password.",
        f"Look in {', '.join(sorted({f'“{path.parent}”' for path in left}))}.",
    )
