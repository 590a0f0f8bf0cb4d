"""How sure an answer is: a logistic score of what speaks for it, and the threshold below which no."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kb.answers.passages import Candidate
from kb.answers.question import Question
from kb.answers.topic import Topic

#: Fitted by ``benchmark/answers.py --fit`` on the questions of the real and the shipped letters.
WEIGHTS: Mapping[str, float] = {
    "bias": -5.0,
    "covered": 4.0,
    "around": 4.0,
    "nearness": 1.0,
    "typed": 1.0,
    "missed": -2.0,
}
#: Answers less sure than this are not given.
THRESHOLD = 0.5


def features(question: Question, topic: Topic, candidate: Candidate) -> dict[str, float]:
    """What speaks for and against a candidate, each 0..1.

    ``missed`` is how telling the most telling word is that stands nowhere near.
    """
    wants_type = question.kind not in ("fact", "yes_no", "definition", "status")
    return {
        "covered": candidate.covered,
        "around": candidate.around,
        "nearness": candidate.nearness,
        "typed": float(candidate.typed or not wants_type),
        "missed": max(
            (t.weight for t in topic.terms if t.word not in candidate.found), default=0.0
        ),
    }


def confidence(scores: Mapping[str, float]) -> float:
    """The chance that the answer is right, 0..1."""
    total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in scores.items())
    return 1 / (1 + math.exp(-total))
