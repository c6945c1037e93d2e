"""Tags, offered set by set."""

from __future__ import annotations

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme_tags import tags_on_offer
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.ui.choices.several import FollowingChoice


class TagsChoice(FollowingChoice):
    """Tags of all sets. Values are keys; the button reads the tags’ names, the list their sets too.

    Those of an inspection programme that the cycle does not prepare for are offered only where they are chosen already.
    """

    kinds = (Tag, ProgrammeCopy)
    usual_name = "Tags"
    usual_none = "No tags"

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        return [(tag.key, f"{tag.set_title}: {tag.name}") for tag in tags_on_offer(contents, self.value())]

    def _words_of(self, value: object) -> str:
        tag = self._workspace.entered.get(Tag, value if isinstance(value, str) else None)
        return tag.name if tag else ""
