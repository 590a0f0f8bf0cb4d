"""Which status a cue's claim about a motion amounts to: the tense and the negation around it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.facts import MotionStatus


@dataclass(frozen=True, slots=True)
class Cue:
    """A way of claiming (``data/motion_cues.toml``): its name, what kind of claim, its words."""

    name: str
    kind: str
    pattern: re.Pattern[str]


_FUTURE = re.compile(
    r"\b(?:zal|zullen|zou|zouden|wil|willen|ga|gaat|gaan|gaande|voornemens?|voornemen|beoog\w*|streef\w*|streven|moet|moeten|"
    r"probe\w+|bezig|voorbereid\w*|voorbereidingen|binnenkort|volgt|nog te|inzet(?:ten)? op|onderzoek\w*|"
    r"verken\w*|"
    r"bezie\w*|bekijk\w*|werk\w* aan|bereid|gesprek\w*|overleg\w*|kunnen|kan)\b"
)
_STRONG_FUTURE = re.compile(
    r"\b(?:zal|zullen|zodra|voornemens?|beoog\w*|streef\w*|wil|willen|ga|gaat|gaan|naar verwachting|verwacht)\b"
)
_LATER = re.compile(
    r"\b(?:(?:na|voor|vóór) de zomer(?! van (?:vorig|afgelopen|20))|later dit|"
    r"volgend(?:e)? (?:jaar|maand|week|kwartaal|voorjaar)|"
    r"in het (?:voor|na)jaar|"
    r"(?:eind|begin|medio|uiterlijk|vanaf) (?:in )?20\d\d|"
    r"in (?:het )?(?:(?:eerste|tweede|derde|vierde) kwartaal|q[1-4])|"
    r"binnenkort|te zijner tijd|op een later moment|de komende (?:tijd|maanden|periode)|"
    r"(?:het|dit|in) komende? (?:kwartaal|jaar|voorjaar|najaar|halfjaar|zomer))\b"
)
#: "De inzet is om de motie uit te voeren": what is aimed at is still to come.
_AIM = re.compile(
    r"\b(?:inzet|doel|streven|bedoeling|ambitie|wens|opzet|plan|opdracht)\b[^.;]*\bom\b"
)
_HOW = re.compile(r"\b(?:hoe|(?:op welke|de) (?:wijze|manier)(?: waarop)?)\b")
_PLANNED = re.compile(r"\b(?:zal|zullen|voornemens?|beoog\w*)\b")
_WILL = re.compile(r"\b(?:zal|zullen|ga|gaan|gaat|wil|willen)\b")
_CLOSING_INFINITIVE = re.compile(
    r"\bte (?:kunnen )?(?:voldoen|doen|handelen|sluiten)\b|\b(?:afdoen|afhandelen|afronden|afsluiten)\b"
)
_INFINITIVE = re.compile(
    r"\bte (?:kunnen )?(?:geven|voeren|vullen|komen)\b|\b(?:uitvoeren|invullen)\b"
)
_BARE_INFINITIVE = re.compile(r"\b(?:geven|voeren)\b")
_HEREBY = re.compile(
    r"\b(?:hiermee|hierbij|daarmee|met deze brief|bij dezen|in deze brief|met deze \w+|hierdoor)\b"
)
_PERFECT = re.compile(r"\b(?:heb|heeft|hebben|is|zijn|werd|werden)\b")
_PAST_REPORT = re.compile(
    r"\b(?:heb|heeft|hebt|hebben|ben|bent|werd|werden|is uw kamer|had|eerder|"
    r"informeerde|ontving|berichtte|reageerde|jl|jongstleden)\b"
)
_NOT = re.compile(
    r"\b(?:niet|geen|nooit|onvoldoende|nog niet|nog geen|evenmin|zonder|ten onrechte|on(?:mogelijk|wenselijk))\b"
)
#: Behind a verb in its main clause: "betrek ik hier niet".
_NOT_BEHIND = re.compile(
    r"(?:\s(?:ik|wij|we|het kabinet|is het|hier|hierbij|daarbij|nu|nog|dus|daarom|dan|ook|vooralsnog|"
    r"voorlopig)){0,4}"
    r"\sniet\b(?! (?:alleen|enkel|slechts|eerder|langer dan))"
)
#: "met de suggestie dat de motie is uitgevoerd, ga ik niet mee": somebody else's claim.
_NOT_SO = re.compile(
    r"\b(?:niet|geen|onterecht|ten onrechte|onjuist|evenmin)\b[^.;:,@]{0,60}\b(?:dat|alsof)\b[^.;:@]{0,80}@"
    r"|\b(?:bestrijd|betwist|weerspreek|betwijfel)\b[^.;:@]{0,30}\b(?:dat|of)\b[^.;:@]{0,80}@"
)
#: "Wordt in mei uitgevoerd" is still to come, "is in mei uitgevoerd" is not.
_DATED = re.compile(
    r"\b(?:in|per|vanaf|begin|medio|eind|half|voor|vóór|tot|uiterlijk|met ingang van)\s(?:\d{1,2}\s)?"
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|20\d\d|q[1-4])\b"
    r"|\b(?:voor|aan|tegen|rond) het (?:einde?|begin) van\b"
    r"|\b(?:eind|begin|in de loop van) (?:dit|van het|van dit|volgend)\b"
    r"|\b(?:in|voor|na|medio) (?:dit|het|de) (?:voorjaar|najaar|zomer|winter|herfst|reces|zomerreces|kerstreces)\b"
    r"|\b(?:dit (?:voorjaar|najaar)|deze (?:zomer|herfst|winter)|momenteel|"
    r"op dit moment|nog(?! steeds| altijd| eens)|de komende)\b"
)
#: A modal of the main clause: its subject comes right behind.
_MAIN_MODAL = re.compile(
    r"\b(?:zal|zullen|wil|willen|ga|gaat|gaan) "
    r"(?:ik|wij|we|(?:het|de) (?:kabinet|minister|staatssecretaris|regering))\b"
)
#: A modal whose infinitives close the clause: "… zal voor het einde van het jaar worden uitgevoerd".
_CLOSED_MODAL = re.compile(
    r"\b(?:zal|zullen|zou|gaat|gaan|moet|moeten)\b(?=[^,;]*\b(?:worden|zijn|hebben)\s\w+$)"
)
#: What can be carried out has not been.
_POSSIBLE = re.compile(
    r"\b(?:kan|kunnen)\b(?:(?! als )[^.;]){0,80}(?:\bworden uitgevoerd\b|\buitgevoerd worden\b)"
)
_PRESENT = re.compile(
    r"\b(?:wordt|worden|geef|geeft|geven|voer|voert|voeren|kom|komt|krijgt|krijgen|vul|vult|doe|doet|kan|kunnen|moet|dient)\b"
)
#: "Zodra het besluit er is, …", "waarmee de motie dan is uitgevoerd".
_ONCE = re.compile(r"\bzodra\b[^.;]*$|^(?:pas )?(?:daarna|dan|vervolgens)\b")
_BY_THEN = re.compile(r"^(?:@|.{0,12}@),? (?:dan|daarna|vervolgens|alsdan|op dat moment)\b(?! ook)")
_REQUEST = re.compile(
    r"\b(?:verzoekt|verzoeken|verzocht|vraagt|vroeg|roept|riep|draagt|constateert|constaterende|spreekt|stelt|gaat|definieert|beoogt)\b"
)
#: "die de regering verzoekt …, is": the relative clause is over, what follows is a claim.
_AFTER_CLAUSE = re.compile(
    r",?\s(?:die|waarin|waarmee)\b.*,\s(?:is|zijn|heb|heeft|hebben|wordt|worden|kan|acht|beschouw|voer|"
    r"(?:(?:hiermee|daarmee|volledig|ook) )?(?:uitgevoerd|ingevuld|vormgegeven|verwerkt|opgepakt))\b"
)
#: "pas uitgevoerd als …", "of de motie is uitgevoerd": not said to be so.
_ONLY_WHEN = re.compile(
    r"\bpas\b[^.;]*\b(?:als|wanneer|zodra|indien|nadat)\b|\b(?:mits|tenzij)\b"
    r"|\b(?:kan|kunnen)\b[^.;]*\bpas\s(?:na|bij|in|op)\b"
)
_WHETHER = re.compile(
    r"(?:^|\b(?:bezien|bezie|onderzoeken|onderzocht|onderzoek|nagaan|nagegaan|nagaat|vraag|vragen|vraagt|weten|"
    r"beoordelen|beoordeeld|beoordeelt|gevraagd|toetsen|bepalen|bekijken|beraden|vaststellen|duidelijk)[, ]\s?)"
    r"of\s(?:\w+\s){0,5}?@"
)
_CLAUSE = re.compile(
    r",\s|;\s|:\s|\s(?=(?:waarmee|waarbij|waarin|waardoor|hetgeen|terwijl|maar|zodat|omdat)\s)|\s[–-]\s"
)


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The clause a cue stands in, from the last break before it to the first behind it."""
    low = 0
    for cut in _CLAUSE.finditer(text, 0, match.start() + 1):
        low = cut.end()
    end = _CLAUSE.search(text, match.end())
    return min(low, match.start()), end.start() if end else len(text)


def status_of(cue: Cue, text: str, match: re.Match[str]) -> MotionStatus:
    """The status that a cue's claim amounts to, with its tense and negation."""
    low, high = _clause(text, match)
    clause, core = text[low:high], match.group()
    if _ONLY_WHEN.search(text, low) or _others_claim(text, match.start()):
        return "genoemd"
    if cue.kind == "report":
        past = _PAST_REPORT.search(clause) or _HEREBY.search(clause) or "met deze brief" in text
        return "genoemd" if past else "toegezegd"
    asked = cue.kind == "accord" and " te " in core and _is_request(core)
    if asked or _negated(core, clause, near={"accord": 3, "begun": 4}.get(cue.kind, 5)):
        return "genoemd"
    if cue.kind in ("accord", "begun"):
        return "in_lijn" if cue.kind == "accord" else "toegezegd"
    if cue.kind == "close":
        asks = _CLOSING_INFINITIVE.search(core) and _is_request(core)
        status = "genoemd" if asks else _closed(clause, core, text)
    else:
        status = "genoemd" if _is_request(core) else _done(cue, clause, core, text, match.end())
    if status == "uitgevoerd" and _POSSIBLE.search(clause) and not _HEREBY.search(clause):
        return "toegezegd" if _still_to_come(text, low, clause, core) else "genoemd"
    done = status not in ("genoemd", "toegezegd")
    return "toegezegd" if done and _still_to_come(text, low, clause, core) else status


def _others_claim(text: str, start: int) -> bool:
    """Whether what is said at ``start`` is only asked ("of de motie …") or denied as others' words."""
    whether, denied = _WHETHER.search(text), _NOT_SO.search(text)
    return (whether is not None and start <= whether.end()) or (
        denied is not None and start < denied.end() and "niet alleen" not in denied.group()
    )


def _still_to_come(text: str, low: int, clause: str, core: str) -> bool:
    """Whether what the present or perfect tense says is done is set in a time to come."""
    if _HEREBY.search(clause):
        return False
    if _ONCE.search(text, 0, low) or _ONCE.match(clause) or _BY_THEN.match(core):
        return True
    said = _around(clause, core)
    behind = clause[clause.find(core) + len(core) :][:80]
    if re.search(r"\bword(?:t|en) uitgevoerd$", said) and _DATED.search(behind):
        return True
    return any(
        _PRESENT.search(words) and _DATED.search(words) and not _PERFECT.search(words)
        for words in (said, re.split(r",|\ben\b|\bmaar\b", said)[-1])
    )


def _closed(clause: str, core: str, text: str) -> MotionStatus:
    """The status of a claim that a motion is closed: "zal … afdoen" only promises it."""
    if _HEREBY.search(clause):
        return "afgedaan"
    if re.search(r"\b(?:zal|zullen|zodra|voornemens?)\b", clause):
        return "toegezegd"
    if _CLOSING_INFINITIVE.search(core):
        if _STRONG_FUTURE.search(clause) or not _PERFECT.search(text):
            return "toegezegd"
        return "uitgevoerd"
    return "afgedaan"


def _done(cue: Cue, clause: str, core: str, text: str, end: int) -> MotionStatus:
    """The status of a claim that a motion is carried out or given shape, or will be."""
    done: MotionStatus = "uitgevoerd" if cue.kind == "execute" else "invulling"
    said = _around(clause, core)
    strong = bool(_STRONG_FUTURE.search(said) or _LATER.search(said))
    how = _HOW.search(clause)
    if how is not None and how.start() < max(clause.find(core), 1):
        done_so = re.search(r"\b(?:gegeven|uitgevoerd|ingevuld|vormgegeven)\b", core)
        told_later = _WILL.search(clause, 0, how.start()) is not None
        reported = _PAST_REPORT.search(text) or (done_so and _PERFECT.search(clause))
        later = told_later or not reported
    elif _HEREBY.search(clause) and not _PLANNED.search(clause):
        later = False
    elif cue.name in ("ter uitvoering van", "ter invulling van", "in het kader van"):
        later = bool(_WILL.search(text[end : end + 120]))
    elif _INFINITIVE.search(core) or (strong and _BARE_INFINITIVE.search(core)):
        aim = _AIM.search(clause) is not None
        carried = re.search(r"\bom\b", clause) and _PERFECT.search(text) and not strong
        later = aim or (not carried and (bool(_FUTURE.search(clause)) or cue.kind == "execute"))
    else:
        later = strong
    return "toegezegd" if later else done


def _around(clause: str, core: str) -> str:
    """The words that a cue's tense stands in: not those that say what the motion is about."""
    at = clause.find(core)
    before = clause[:at] if at >= 0 else ""
    core = re.sub(r"@,\s(?:die|waarin|waarmee)\b.*,\s", "@ ", core)
    if "@ " not in core:
        return before + core
    head, _, tail = core.partition("@ ")
    words = tail.split()
    if len(words) > 9:
        # "aan @ over een lang onderwerp zal ik …"
        main = _MAIN_MODAL.search(tail) or _CLOSED_MODAL.search(tail)
        words = [*words[:2], main.group() if main else "|", *words[-6:]]
    return " ".join([before, head, *words])


def _negated(core: str, clause: str, near: int) -> bool:
    """Whether a negation stands within ``near`` words of the cue's end or start."""
    at = clause.find(core)
    words = clause[: at + len(core)] if at >= 0 else core
    tail = words.split()[-near - 1 :]
    if at >= 0 and _NOT_BEHIND.match(clause, at + len(core)):
        return True
    before = clause[max(0, at - 30) : at]
    if core.startswith("@") and "@" not in before:
        # "dat gaat niet door en de motie is …": what was denied is another clause's
        before = re.split(r"\s(?:en|maar|dus|want)\s", before)[-1]
    head = before.split()[-near:] if at >= 0 else []
    start = core.split()[: near if core.startswith("@") is False else 0]
    joined = " ".join(w for w in (*head, *start, "|", *tail))
    found = _NOT.search(joined)
    return bool(found) and "niet alleen" not in joined and "niet langer dan" not in joined


def _is_request(core: str) -> bool:
    """Whether the words behind the motion tell what it asks rather than what became of it."""
    inner = core.split("@", 1)[1]
    if _AFTER_CLAUSE.match(inner):
        return False
    return core.startswith("@") and bool(_REQUEST.search(inner))
