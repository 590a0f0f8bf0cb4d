"""A local language model may phrase an answer: only what the cited sentences say is kept."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from kb.answers.phrasing import Server, configured, phrased, supported
from kb.answers.question import Answer, Part
from kb.answers.understanding import understand
from kb.errors import ConfigError
from kb.records import Citation, LetterBrief

SENTENCE = (
    "Het kabinet reserveert € 1,2 miljard voor de aanpak van netcongestie in de periode 2027-2030."
)


def answer(text: str | None = "€ 1,2 miljard") -> Answer:
    brief = LetterBrief(
        "L1", "/brief.txt", dt.date(2026, 5, 29), "kamerbrief", "Voorjaarsnota", None, None, ()
    )
    start = SENTENCE.index("€")
    cited = Citation(brief, "€ 1,2 miljard", SENTENCE, start, start + 13, 1, "answer")
    return Answer(
        understand("Hoeveel is er voor netcongestie?"), text, (Part(cited.text, cited),), 0.9
    )


CASES = [
    # every word stands there
    ("Voor netcongestie is € 1,2 miljard gereserveerd.", True),
    ("Het kabinet reserveert € 1,2 miljard voor de aanpak van netcongestie.", True),
    # another amount, another year, a name and a judgement that do not
    ("Voor netcongestie is € 1,3 miljard gereserveerd.", False),
    ("Het kabinet reserveert € 1,2 miljard tot 2035.", False),
    ("Volgens TenneT reserveert het kabinet € 1,2 miljard.", False),
    ("Dat is een teleurstellend bedrag.", False),
    ("", False),
    ("de het een", False),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "kept"), CASES)
def test_only_what_is_cited_is_kept(reply: str, kept: bool) -> None:
    assert supported(reply, answer()) == ([reply] if kept else [])


def test_a_sentence_too_many_is_dropped() -> None:
    reply = "Het kabinet reserveert € 1,2 miljard. De oppositie vindt dat weinig."
    assert supported(reply, answer()) == ["Het kabinet reserveert € 1,2 miljard."]


class _Stub(BaseHTTPRequestHandler):
    said: object = {}
    asked: ClassVar[dict[str, object]] = {}

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        type(self).asked = {"path": self.path, **json.loads(self.rfile.read(size))}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(type(self).said).encode())

    def log_message(self, _format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def stub() -> Iterator[Server]:
    server = HTTPServer(("127.0.0.1", 0), _Stub)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Server(f"http://127.0.0.1:{server.server_port}/v1", "klein", 5.0)
    server.shutdown()
    server.server_close()


def test_the_server_is_asked_and_believed_only_as_far_as_cited(stub: Server) -> None:
    _Stub.said = {
        "choices": [
            {"message": {"content": "Voor netcongestie is € 1,2 miljard gereserveerd. Mooi!"}}
        ]
    }
    assert phrased(answer(), stub) == "Voor netcongestie is € 1,2 miljard gereserveerd."
    assert _Stub.asked["path"] == "/v1/chat/completions"
    assert SENTENCE in str(_Stub.asked["messages"])


@pytest.mark.parametrize(
    "said", [{}, [], {"choices": []}, {"choices": [{"message": {"content": None}}]}, "tekst"]
)
def test_a_reply_of_another_shape_phrases_nothing(stub: Server, said: object) -> None:
    _Stub.said = said
    assert phrased(answer(), stub) is None


def test_no_answer_is_never_phrased() -> None:
    assert phrased(answer(None), Server("http://127.0.0.1:9/v1", "", 1.0)) is None


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text("[answers]\n" + text)


def test_off_unless_named(tmp_path: Path) -> None:
    assert configured() is None
    settings(tmp_path, 'model = "klein"\n')
    assert configured() is None


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8080/v1", "http://localhost:1/v1", "http://[::1]:8080/v1"]
)
def test_this_machine_may_be_asked(tmp_path: Path, address: str) -> None:
    settings(tmp_path, f'server = "{address}"\n')
    assert configured() == Server(address, "", 20.0)


WRONG = [
    "http://example.org/v1",
    "http://127.0.0.1.example.org/v1",
    "ftp://127.0.0.1/v1",
    "127.0.0.1:8080",
]


@pytest.mark.parametrize("address", WRONG)
def test_no_other_machine_is_asked_unasked(tmp_path: Path, address: str) -> None:
    settings(tmp_path, f'server = "{address}"\n')
    with pytest.raises(ConfigError):
        configured()


def test_another_machine_must_be_allowed(tmp_path: Path) -> None:
    settings(tmp_path, 'server = "https://example.org/v1"\nanywhere = true\nseconds = 3\n')
    assert configured() == Server("https://example.org/v1", "", 3.0)
    settings(tmp_path, 'server = "http://127.0.0.1/v1"\nseconds = 0\n')
    with pytest.raises(ConfigError):
        configured()
