"""How sure an answer is: a logistic score of what speaks for it, and the threshold below which no."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kb.answers.passages import Candidate
from kb.answers.topic import Topic

#: Fitted by ``benchmark/answers.py --fit`` on the questions of the real and the shipped letters.
WEIGHTS: Mapping[str, float] = {
    "bias": -3.84,
    "covered": 0.68,
    "around": 4.11,
    "nearness": 2.18,
    "missed": -0.85,
    "alike": 0.75,
    "lead": 2.98,
    "merit": 0.02,
    "sentence": -1.12,
}
#: Answers less sure than this are not given.
THRESHOLD = 0.35


def features(topic: Topic, candidate: Candidate, following: Candidate | None) -> dict[str, float]:
    """What speaks for and against a candidate, each about 0..1.

    ``missed`` is how telling the most telling word is that stands nowhere near; ``lead`` how far
    the best other answer lies behind; ``sentence`` whether a whole sentence is the answer.
    """
    return {
        "covered": candidate.covered,
        "around": candidate.around,
        "nearness": candidate.nearness,
        "missed": max(
            (t.weight for t in topic.terms if t.word not in candidate.found), default=0.0
        ),
        "alike": candidate.alike,
        "lead": min(candidate.score - following.score, 0.5) if following else 0.5,
        "merit": candidate.span.merit,
        "sentence": float(not candidate.typed),
    }


def confidence(scores: Mapping[str, float]) -> float:
    """The chance that the answer is right, 0..1."""
    total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in scores.items())
    return 1 / (1 + math.exp(-total))
