"""Dutch verb forms from an infinitive, as far as recognising them needs: too many rather than too few.

``forms("aan|bieden:geboden")`` gives the finite, infinitive and participle forms, joined and, for a
separable verb, apart. Spelling after the rules of the Taalunie (open syllable, v/f, z/s).
"""

from __future__ import annotations

from dataclasses import dataclass

_VOWELS = "aeiouy"
_UNSTRESSED = ("be", "ge", "her", "ont", "ver", "er")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb. ``apart`` are finite forms that need ``particle`` later on."""

    finite: frozenset[str]
    infinitive: frozenset[str]
    participle: frozenset[str]
    apart: frozenset[str]
    particle: str


def _stems(infinitive: str) -> set[str]:
    if infinitive.endswith("zien"):
        return {infinitive[:-1]}
    if infinitive.endswith(("gaan", "staan")):
        return {infinitive[:-2], infinitive[:-1]}
    if infinitive.endswith("doen"):
        return {infinitive[:-1]}
    if infinitive.endswith("eren"):
        return {infinitive[:-4] + end for end in ("eer", "er")}
    base = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    stems = {base}
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        stems = {base[:-1]}
    elif (
        len(base) > 1
        and base[-1] not in _VOWELS
        and base[-2] in "aeou"
        and (len(base) < 3 or base[-3] not in _VOWELS)
    ):
        stems.add(base[:-2] + base[-2] * 2 + base[-1])
    hardened = {s[:-1] + {"v": "f", "z": "s"}[s[-1]] for s in stems if s[-1] in "vz"}
    return stems | hardened


def forms(entry: str) -> Forms:
    """The forms of ``entry``: an infinitive, ``prefix|verb`` when separable, ``:participle``."""
    verb, _, irregular = entry.partition(":")
    prefix, _, stem_verb = verb.rpartition("|")
    stems = _stems(stem_verb)
    finite = stems | {s if s.endswith("t") else s + "t" for s in stems}
    past = {irregular} if irregular else set()
    if not irregular:
        ge = "" if stem_verb.startswith(_UNSTRESSED) else "ge"
        trema = {"i": "ï", "e": "ë"} if ge else {}
        spelled = {trema.get(s[0], s[0]) + s[1:] for s in (*stems, stem_verb)}
        past = {ge + s + end for s in spelled for end in ("", "d", "t")}
        past = {p for p in past if p.endswith(("d", "t", "en")) and p != stem_verb}
    if not prefix:
        return Forms(frozenset(finite), frozenset({stem_verb}), frozenset(past), frozenset(), "")
    return Forms(
        frozenset(prefix + f for f in finite),
        frozenset({prefix + stem_verb}),
        frozenset(prefix + p for p in past),
        frozenset(finite | {stem_verb}),
        prefix,
    )
