"""An answer put in a sentence by a local language model: off by default, checked, never needed.

Switched on in the configuration::

    [answers]
    server = "http://127.0.0.1:8080/v1"   # any OpenAI-compatible server
    model = "name"                         # what that server calls its model
    anywhere = false                       # true allows a server that is not on this machine
    seconds = 20

The model sees the question, the answer and the cited sentences, and nothing else. What it writes is
kept sentence by sentence, only where every telling word stands in the cited sentences, the answer
or the question, and every number and name in the cited sentences or the answer.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.parse
from dataclasses import dataclass
from typing import Any

from corpus.i18n import translator
from corpus.safe import without_controls
from index.analysis import content_words, fold, words
from index.sentences import sentence_spans
from kb.answers.question import Answer
from kb.config import config_file, section
from kb.errors import ConfigError

_ = translator("kb")

_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))
#: Sentences that the model sees, and bytes of its reply that are read.
_CITED, _REPLY = 8, 64_000
#: Letters by which two forms of a word are known as one.
_STEM = 5
_TASK = (
    "Beantwoord de vraag in één korte zin, alleen met woorden uit de aangehaalde zinnen."
    " Voeg niets toe. Antwoord in de taal van de vraag."
)


@dataclass(frozen=True, slots=True)
class Server:
    """Where phrases are asked for: an address ending in ``/v1``, and how long to wait in seconds."""

    address: str
    model: str
    seconds: float


def configured() -> Server | None:
    """The server of ``[answers]`` in the configuration, None where none is named.

    Raises :class:`kb.errors.ConfigError` for an address that is none, or not on this machine
    without ``anywhere = true``.
    """
    settings = section("answers")
    address = settings.get("server", "")
    if not address:
        return None
    parsed = urllib.parse.urlsplit(address if isinstance(address, str) else "")
    if parsed.scheme not in ("http", "https") or not parsed.hostname:
        raise _wrong(_("answers.server moet een adres zijn, zoals http://127.0.0.1:8080/v1."))
    if parsed.hostname not in _LOCAL and settings.get("anywhere") is not True:
        raise _wrong(
            _("answers.server staat niet op deze computer; met answers.anywhere = true mag dat.")
        )
    seconds = settings.get("seconds", 20)
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds <= 0:
        raise _wrong(_("answers.seconds moet een getal boven nul zijn."))
    return Server(address.rstrip("/"), str(settings.get("model", "")), float(seconds))


def phrased(answer: Answer, server: Server) -> str | None:
    """The answer as the server puts it, as far as the cited sentences support it; None where they do not.

    Raises :class:`OSError` where the server cannot be reached or does not answer.
    """
    if answer.text is None or not answer.parts:
        return None
    reply = _reply(server, _messages(answer))
    kept = supported(reply, answer)
    return " ".join(kept) or None


def supported(reply: str, answer: Answer) -> list[str]:
    """The sentences of a reply of which every word is supported."""
    cited = " ".join(part.citation.sentence for part in answer.parts)
    labels = " ".join(part.label for part in answer.parts)
    printed = set(words(f"{cited} {answer.text} {labels}"))
    stems = {_stem(word) for word in (*printed, *words(answer.question.text))}
    kept = []
    text = " ".join(without_controls(reply).split())
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        telling = content_words(words(sentence))
        exact = {fold(w) for w in re.findall(r"\b(?:\d[\w.]*|(?<!^)[A-ZÀ-Þ]\w+)", sentence)}
        exact = {word for each in exact for word in words(each)}
        if telling and exact <= printed and all(_stem(word) in stems for word in telling):
            kept.append(sentence)
    return kept


def _stem(word: str) -> str:
    """The beginning of a word, that of a participle left out: reserveert, gereserveerd."""
    if word.startswith("ge") and len(word) > _STEM + 2:
        word = word[2:]
    return word if word.isdigit() else word[:_STEM]


def _messages(answer: Answer) -> list[dict[str, str]]:
    cited = "\n".join(f"- {' '.join(p.citation.sentence.split())}" for p in answer.parts[:_CITED])
    asked = f"Vraag: {answer.question.text}\nAntwoord: {answer.text}\nAangehaald:\n{cited}"
    return [{"role": "system", "content": _TASK}, {"role": "user", "content": asked}]


def _reply(server: Server, messages: list[dict[str, str]]) -> str:
    """What the server's model says; "" where its reply has another shape."""
    address = urllib.parse.urlsplit(server.address)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.netloc, timeout=server.seconds)
    body = json.dumps({"model": server.model, "messages": messages, "temperature": 0})
    try:
        connection.request(
            "POST", f"{address.path}/chat/completions", body, {"Content-Type": "application/json"}
        )
        content = connection.getresponse().read(_REPLY)
        found: Any = json.loads(content)
        said = found["choices"][0]["message"]["content"]
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    except (ValueError, LookupError, TypeError):
        return ""
    finally:
        connection.close()
    return said if isinstance(said, str) else ""


def _wrong(what: str) -> ConfigError:
    return ConfigError(what, file=str(config_file()))
