"""The extract contract: a letter and its facts as one JSON object (``griffie extract``).

Documented field by field in ``docs/contract.md``; stable within a contract version.
"""

from __future__ import annotations

from typing import Any

from corpus.letter import Flag, Letter
from kb.facts import Amount, Claim, Commitment, Deadline, Evidence, Extraction, Motion, Reference

CONTRACT = 2


def document(letter: Letter, facts: Extraction) -> dict[str, Any]:
    """The contract's object for one letter, in its documented key order."""
    head = letter.head
    return {
        "contract": CONTRACT,
        "file": letter.source.file,
        "text": letter.text,
        "letter": {
            "date": head.date.isoformat() if head.date else None,
            "date_basis": head.date_basis,
            "kind": head.kind,
            "subject": head.subject,
            "kenmerk": head.kenmerk,
            "addressee": head.addressee,
            "dossier": head.dossier,
            "ministry": head.ministry,
            "signatories": [{"name": s.name, "role": s.role} for s in head.signatories],
        },
        "references": [
            _reference(r) for r in facts.references if r.kind in ("kamerstuk", "dossier")
        ],
        "numbers": [
            _reference(r) for r in facts.references if r.kind not in ("kamerstuk", "dossier")
        ],
        "motions": [_motion(m) for m in facts.motions],
        "met": [
            {
                "ref": m.ref,
                "addressees": list(m.addressees),
                "subject": m.subject,
                "status": m.status,
                "claims": [_claim(c) for c in m.claims],
            }
            for m in facts.met
        ],
        "commitments": [_commitment(c) for c in facts.commitments],
        "deadlines": [{**_deadline(d), **_place(d.evidence)} for d in facts.deadlines],
        "amounts": [_amount(a) for a in facts.amounts],
        "tables": [
            {
                "caption": t.caption,
                "unit": t.unit,
                "checks": [
                    {
                        "what": c.what,
                        "expected": float(c.expected),
                        "found": float(c.found),
                        "ok": c.ok,
                    }
                    for c in facts.checks
                    if c.table == number
                ],
            }
            for number, t in enumerate(letter.tables)
        ],
        "flags": [_flag(f) for f in (*letter.flags, *facts.flags)],
    }


def _place(evidence: Evidence) -> dict[str, Any]:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "page": evidence.page,
        "rule": evidence.rule,
    }


def _reference(r: Reference) -> dict[str, Any]:
    return {
        "ref": r.ref,
        "kind": r.kind,
        "chamber": r.chamber,
        "session": r.session,
        "text": r.evidence.text,
        **_place(r.evidence),
    }


def _claim(c: Claim) -> dict[str, Any]:
    return {
        "status": c.status,
        "text": c.evidence.text,
        "sentence": c.sentence,
        **_place(c.evidence),
    }


def _motion(m: Motion) -> dict[str, Any]:
    return {
        "ref": m.ref,
        "sponsors": list(m.sponsors),
        "status": m.status,
        "subject": m.subject,
        "evidence": m.evidence.sentence,
        "claims": [_claim(c) for c in m.claims],
        "flags": list(m.flags),
    }


def _deadline(d: Deadline) -> dict[str, Any]:
    return {
        "text": d.evidence.text,
        "earliest": d.earliest.isoformat() if d.earliest else None,
        "latest": d.latest.isoformat(),
        "convention": d.convention,
    }


def _commitment(c: Commitment) -> dict[str, Any]:
    return {
        "text": c.evidence.text,
        "kind": c.kind,
        "actor": c.actor,
        "to_parliament": c.to_parliament,
        "conditional": c.conditional,
        "deadline": _deadline(c.deadline) if c.deadline else None,
        "also": [e.text for e in c.also],
        "certainty": round(c.certainty, 3),
        **_place(c.evidence),
    }


def _amount(a: Amount) -> dict[str, Any]:
    return {
        "text": a.evidence.text,
        "eur": float(a.eur),
        "eur_max": None if a.eur_max is None else float(a.eur_max),
        "recurrence": a.recurrence,
        "period": a.period,
        "purpose": a.purpose,
        "row": a.row,
        "column": a.column,
        "table": a.table,
        "approximate": a.approximate,
        **_place(a.evidence),
    }


def _flag(f: Flag) -> dict[str, Any]:
    return {"code": f.code, "message": f.message, "start": f.start, "end": f.end}
