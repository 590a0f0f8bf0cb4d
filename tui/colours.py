"""The theme's colours by tone, for text that is built outside of stylesheets."""

from __future__ import annotations

from textual.app import App

#: Tone → the theme variable that gives its colour, and what else sets it apart.
_TONES = {
    "good": ("success", ""),
    "bad": ("error", "bold"),
    "warn": ("warning", ""),
    "info": ("primary", ""),
    "strong": ("foreground", "bold"),
    "heading": ("accent", "bold"),
    "quiet": ("text-muted", ""),
    "mark": ("accent", "underline"),
}


def colours(app: App[None]) -> dict[str, str]:
    """A Rich style for each tone, in the present theme."""
    variables = app.theme_variables
    found = {}
    for tone, (name, manner) in _TONES.items():
        colour = variables.get(name, "")
        known = colour if colour.startswith("#") else ""
        found[tone] = f"{manner} {known[:7]}".strip()
    return found
