"""The sections of the app, in the order of their number keys."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.screen import Screen

from corpus.i18n import N_


@dataclass(frozen=True, slots=True)
class Section:
    """A section: ``title`` and, for narrow screens, ``short`` are Dutch, marked with ``N_``."""

    key: str
    title: str
    short: str
    screen: Callable[[], Screen[Any]]


def _screen(target: str) -> Screen[Any]:
    """Make a screen; its module is imported when it is first shown."""
    module, _colon, name = target.partition(":")
    made: Screen[Any] = getattr(importlib.import_module(f"tui.screens.{module}"), name)()
    return made


def _section(key: str, title: str, short: str, target: str) -> Section:
    return Section(key, title, short, partial(_screen, target))


SECTIONS = (
    _section("search", N_("Zoeken & vragen"), N_("Zoeken"), "search:SearchScreen"),
    _section("motions", N_("Moties"), N_("Moties"), "motions:MotionsScreen"),
    _section("commitments", N_("Toezeggingen"), N_("Toezegd"), "commitments:CommitmentsScreen"),
    _section("agenda", N_("Agenda"), N_("Agenda"), "agenda:AgendaScreen"),
    _section("budget", N_("Begroting"), N_("Geld"), "budget:BudgetScreen"),
    _section("letters", N_("Brieven"), N_("Brieven"), "letters:LettersScreen"),
    _section("graph", N_("Verbanden"), N_("Verband"), "graph:GraphScreen"),
    _section("review", N_("Te beoordelen"), N_("Oordeel"), "review:ReviewScreen"),
)
