"""What the README and the documents point to exists, and the README opens with the two commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_it_opens_with_the_two_commands() -> None:
    block = (ROOT / "README.md").read_text("utf-8").split("```")[1]
    assert [line.split("#")[0].strip() for line in block.splitlines()[1:] if line] == [
        "make demo",
        "make test",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [x for x in LINK.findall(page.read_text("utf-8")) if not (page.parent / x).exists()]
    assert broken == []
