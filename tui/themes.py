"""The three themes: dark, light and high contrast."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

#: Contrast of text on background is at least 7:1 in all three, of muted text 4.5:1.
THEMES = (
    Theme(
        name="griffie-dark",
        primary="#6ea8dc",
        secondary="#8fb8a8",
        accent="#d7b56d",
        warning="#e0a458",
        error="#e8857f",
        success="#8cc08a",
        foreground="#dfe3e8",
        background="#14181d",
        surface="#1b2027",
        panel="#232a33",
        dark=True,
        variables={
            "footer-key-foreground": "#d7b56d",
            "footer-background": "#1b2027",
            "border": "#3a4552",
            "text-muted": "#9aa5b1",
        },
    ),
    Theme(
        name="griffie-light",
        primary="#154273",
        secondary="#39705a",
        accent="#7a5200",
        warning="#8a4b00",
        error="#a3271f",
        success="#2b6a2e",
        foreground="#1b222a",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e6e3da",
        dark=False,
        variables={
            "footer-key-foreground": "#154273",
            "footer-background": "#f1efe9",
            "border": "#b9b4a6",
            "text-muted": "#5a626b",
        },
    ),
    Theme(
        name="griffie-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffb000",
        error="#ff8080",
        success="#60ff60",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#101010",
        dark=True,
        variables={
            "footer-key-foreground": "#ffff00",
            "footer-background": "#000000",
            "border": "#ffffff",
            "text-muted": "#ffffff",
            "text-primary": "#00ffff",
            "text-success": "#60ff60",
            "text-error": "#ff8080",
            "text-warning": "#ffb000",
            "text-accent": "#ffff00",
        },
    ),
)


def tints(theme: Theme) -> dict[str, str]:
    """Backgrounds of what is marked: a share of a colour over the theme's own background.

    Textual does not mix colours for parts of a widget that is drawn line by line.
    """
    background = Color.parse(theme.background or "#000000")

    def tint(colour: str | None, share: float) -> str:
        return background.blend(Color.parse(colour or theme.primary), share).hex

    return {
        "tint-cursor": tint(theme.primary, 0.34),
        "tint-cursor-blurred": tint(theme.primary, 0.18),
        "tint-chosen": tint(theme.accent, 0.16),
        "tint-motion": tint(theme.primary, 0.16),
        "tint-commitment": tint(theme.success, 0.14),
        "tint-hit": tint(theme.accent, 0.35),
    }
