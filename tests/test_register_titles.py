"""Sponsors read from the titles of motions in the register."""

import pytest

from kb.register.titles import sponsors


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Motie van het lid De Wit over houtwallen", ("De Wit",)),
        ("Motie van het lid De Wit c.s. over houtwallen", ("De Wit",)),
        ("Motie van de leden Jansen en Van den Berg over dijken", ("Jansen", "Van den Berg")),
        (
            "Motie van de leden A-Kaya, Jansen en De Wit over het spoor",
            ("A-Kaya", "Jansen", "De Wit"),
        ),
        ("Gewijzigde motie van het lid Jansen over sluizen (t.v.v. 39000-12)", ("Jansen",)),
        ("Nader gewijzigde motie van het lid Jansen over sluizen", ("Jansen",)),
        ("Tweede nader gewijzigde motie van het lid Jansen over sluizen", ("Jansen",)),
        # older titles
        ("Motie-Jansen c.s. over keurmerken", ("Jansen",)),
        ("Motie Jansen/De Wit over een raming", ("Jansen", "De Wit")),
        ("Gew motie Jansen en De Wit over een grenswaarde", ("Jansen", "De Wit")),
        # a name that begins with a word that ends the names of others
        ("Motie van de leden Jansen en Ter Steege over dijken", ("Jansen", "Ter Steege")),
        # a name that holds the word "over" as a syllable
        ("Motie van het lid Overmars over stallen", ("Overmars",)),
        # no sponsor named
        ("Aanvulling van de nota met definities", ()),
        ("Motie over het spoor", ()),
        ("Brief over de motie van het lid Jansen over het spoor", ()),
        ("", ()),
    ],
)
def test_sponsors(title: str, expected: tuple[str, ...]) -> None:
    assert sponsors(title) == expected
