"""The pages of the window by name. Each is imported when it is first shown, so that the window opens at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import Icon
from cpc_selfeval.ui.workspace import Workspace

PageFactory = Callable[[Workspace], QWidget]

OVERVIEW: Final = "overview"
INDICATORS: Final = "indicators"
EVIDENCE: Final = "evidence"
ACTIONS: Final = "actions"
AGENCIES: Final = "agencies"
DETAILS: Final = "details"
CHECKS: Final = "checks"
MODERATION: Final = "moderation"
INSPECTIONS: Final = "inspections"
CAPACITY: Final = "capacity"
GUARD: Final = "guard"
NATIONAL: Final = "national"
CYCLES: Final = "cycles"
PROGRAMME: Final = "programme"
SETTINGS: Final = "settings"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its words, whether the list of indicators stands beside it, and whether the bar offers it,
    where its icon stands too while there is room.

    The bar has room for six in a narrow window; what it does not offer is in the menu Go, and leads back.
    """

    name: str
    words: str
    has_list: bool
    factory: PageFactory
    on_bar: bool = True
    icon: Icon | None = None


def _imported(module: str, name: str) -> PageFactory:
    def make(workspace: Workspace) -> QWidget:
        return cast(PageFactory, getattr(import_module(module), name))(workspace)

    return make


PAGES: Final[tuple[Page, ...]] = (
    Page(OVERVIEW, "Overview", True, _imported("cpc_selfeval.ui.overview.page", "OverviewPage"), icon=Icon.OVERVIEW),
    Page(
        INDICATORS,
        "Indicators",
        True,
        _imported("cpc_selfeval.ui.indicator.page", "IndicatorPage"),
        icon=Icon.INDICATORS,
    ),
    Page(EVIDENCE, "Evidence", False, _imported("cpc_selfeval.ui.evidence.page", "EvidencePage"), icon=Icon.EVIDENCE),
    Page(ACTIONS, "Action plan", False, _imported("cpc_selfeval.ui.actions.page", "ActionPlanPage"), icon=Icon.ACTIONS),
    Page(AGENCIES, "Agencies", False, _imported("cpc_selfeval.ui.agencies.page", "AgenciesPage"), icon=Icon.AGENCIES),
    Page(
        DETAILS,
        "Committee and cycle",
        False,
        _imported("cpc_selfeval.ui.details.page", "DetailsPage"),
        icon=Icon.DETAILS,
    ),
    Page(CHECKS, "Checks", False, _imported("cpc_selfeval.ui.checks.page", "ChecksPage"), on_bar=False),
    Page(
        MODERATION,
        "Moderation",
        False,
        _imported("cpc_selfeval.ui.moderation.page", "ModerationPage"),
        on_bar=False,
    ),
    Page(
        GUARD, "Personal details", False, _imported("cpc_selfeval.ui.personal_details.page", "GuardPage"), on_bar=False
    ),
    Page(NATIONAL, "National results", False, _imported("cpc_selfeval.ui.national.page", "NationalPage"), on_bar=False),
    Page(CYCLES, "Cycles", False, _imported("cpc_selfeval.ui.cycles.page", "CyclesPage"), on_bar=False),
    Page(
        PROGRAMME,
        "Inspection programme",
        False,
        _imported("cpc_selfeval.ui.programme.page", "ProgrammePage"),
        on_bar=False,
    ),
    Page(
        INSPECTIONS,
        "Inspections",
        False,
        _imported("cpc_selfeval.ui.inspecting.page", "InspectionsPage"),
        on_bar=False,
    ),
    Page(CAPACITY, "Capacity", False, _imported("cpc_selfeval.ui.capacity.page", "CapacityPage"), on_bar=False),
    Page(SETTINGS, "Settings", False, _imported("cpc_selfeval.ui.settings.page", "SettingsPage"), on_bar=False),
)


def by_name(pages: tuple[Page, ...] = PAGES) -> Mapping[str, Page]:
    """The pages by their names."""
    return {page.name: page for page in pages}
