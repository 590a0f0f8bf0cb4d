"""The line at the bottom: the keys that do something here and now, as many as fit, and always help."""

from __future__ import annotations

from rich.text import Text
from textual.binding import Binding
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from tui.colours import colours
from tui.spoken import is_ours

#: The key that tells of all others.
_HELP = "help"


class KeyBar(Widget):
    """Keys with what they do; a click is as good as the key.

    Textual's own footer lets the last keys fall off a narrow screen, help among them, shows keys that a
    field would take for letters, and is built anew at each change of focus.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $footer-background; padding: 0 1; link-style: none;
        link-color: $foreground; link-style-hover: bold; link-background-hover: $primary 40%;
        link-color-hover: $foreground; }
    """

    def on_mount(self) -> None:
        """Follow what is possible."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Text:
        """The line."""
        shown: dict[str, Binding] = {}
        for _node, binding, enabled, _tip in self.screen.active_bindings.values():
            if enabled and binding.show and is_ours(binding) and self._reaches(binding):
                shown.setdefault(binding.action, binding)
        last = self._part(shown.pop(_HELP)) if _HELP in shown else Text()
        room = self.content_size.width - last.cell_len
        line = Text(no_wrap=True, overflow="ellipsis")
        for part in map(self._part, shown.values()):
            if line.cell_len + part.cell_len + 2 > room:
                break
            line.append_text(part).append("  ")
        return line.append(" " * (room - line.cell_len)).append_text(last)

    def _part(self, binding: Binding) -> Text:
        palette = colours(self.app)
        part = Text(self.app.get_key_display(binding), palette["heading"])
        part.append(f" {binding.description}", "not bold")
        part.apply_meta({"@click": f"app.simulate_key({binding.key!r})"})
        return part

    def _reaches(self, binding: Binding) -> bool:
        """Whether the key comes through: a field takes letters for itself."""
        focused = self.screen.focused
        sign = binding.key_display or ""
        letter = key_to_character(binding.key) or (sign if len(sign) == 1 else None)
        return focused is None or not focused.check_consume_key(binding.key, letter)
