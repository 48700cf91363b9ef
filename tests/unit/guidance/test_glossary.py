"""Finding the term that a reader asks about."""

import pytest

from assistant.guidance.glossary import find_term

FOUND = {
    "what's a SPOC": "SPOC",
    "What are SPOCs?": "SPOC",
    "what does team around the family mean": "TAF",
    "Team around the school?": "TAS",
    "whole family work, what's that": "whole-family work",
    "what is the youth offending team": "YOS",
    "who is the education inclusion team": "EIT",
    "what is an education legal planning meeting": "ELPM",
    "what is lead profesional": "lead professional",
    "whats universal servises": "universal services",
}


@pytest.mark.parametrize(("text", "term"), FOUND.items())
def test_a_term_is_found_by_its_short_or_full_name(library, text, term):
    assert find_term(text, library.terms).term == term


def test_the_longest_name_wins(library):
    assert find_term("what does single point of contact in early help mean", library.terms).term == "SPOC"


@pytest.mark.parametrize("text", ["", "what is a LADO", "task"])
def test_no_term_is_found_where_none_is_named(library, text):
    assert find_term(text, library.terms) is None
