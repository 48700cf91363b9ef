"""No sentence may state a fact more firmly than the text does."""

import re

import pytest

from assistant.guidance.hedges import missing_qualifiers
from assistant.guidance.loading import ContentError, load_library
from assistant.guidance.statements import Fact


def guidance_lines(library):
    """Every sentence of the content that rests on facts, with where it stands."""
    voices = [
        *((f"answer {name}", entry.voices) for name, entry in library.questions.items()),
        *((f"term {term.term}", term.entry.voices) for term in library.terms),
        *((f"outcome {outcome.id}", outcome.voices) for outcome in library.rules.outcomes),
        *((f"note {note.id}", note.voices) for note in library.rules.notes),
        *((f"asking {fact}", found) for fact, found in library.rules.asking.items()),
        *((f"changing {lead}", found) for lead, found in library.rules.changing.items()),
        *((f"escalation changing {lead}", found) for lead, found in library.rules.escalation_changing.items()),
        *((f"escalation {lead}", rule.voices) for lead, rule in library.rules.escalation.items()),
        ("route", library.rules.route),
        ("cannot_tell", library.rules.cannot_tell),
    ]
    for where, by_voice in voices:
        for voice, lines in by_voice.items():
            for line in lines:
                yield f"{where}, {voice}", line.say, line.facts
    for name, entry in library.questions.items():
        for line in entry.simpler:
            yield f"simpler {name}", line.say, line.facts
        if entry.later_edition:
            for voice, say in entry.later_edition.say.items():
                yield f"later {name}, {voice}", say, entry.later_edition.facts


def hedged_lines(library):
    for where, say, fact_ids in guidance_lines(library):
        facts = [library.facts[fact] for fact in fact_ids]
        if any(fact.qualifiers for fact in facts):
            yield where, say, facts


def test_every_shipped_sentence_keeps_its_hedges(library):
    for where, say, facts in hedged_lines(library):
        assert not missing_qualifiers(say, facts), where


def hedges_in(say, qualifier):
    """Where the phrases of a qualifier stand in a sentence."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(qualifier.any_of, key=len, reverse=True))
    return list(re.finditer(rf"(?<!\w)(?:{phrases})(?!\w)", say, re.IGNORECASE))


def test_deleting_a_qualifier_once_is_caught_every_time(library):
    caught = 0
    for where, say, facts in hedged_lines(library):
        for fact in facts:
            for qualifier in fact.qualifiers:
                mutant = say
                for found in reversed(hedges_in(say, qualifier)):
                    mutant = mutant[: found.start()] + mutant[found.end() :]
                assert (fact, qualifier) in missing_qualifiers(mutant, facts), where
                caught += 1
    assert caught > 900


def test_the_two_chapters_say_each_hedge_once_so_that_no_deletion_hides_behind_another(library):
    for where, say, facts in hedged_lines(library):
        for fact in facts:
            if fact.clause.split("/")[0] in {"core-values", "lead-professional"}:
                for qualifier in fact.qualifiers:
                    assert len(hedges_in(say, qualifier)) == 1, f"{where}: {qualifier.id}"


HEDGES_OF_THE_TEXT = {
    "usually": [
        "lp-usually",
        "lp-tier1-school-leads",
        "lp-feh-leads",
        "lp-yos-leads",
        "lp-both-feh-yos",
        "lp-csc-sw-leads",
        "lp-tier2-escalates",
        "lp-csc-escalates",
    ],
    "last resort": ["lp-last-resort"],
    "where escalation is necessary": ["lp-tier1-evidence"],
    "as appropriate": ["lp-tier1-eit-advice"],
    "sufficient": ["lp-voluntary-first", "lp-engagement-not-override"],
    "in consultation with schools": ["lp-tier2-escalates"],
    "strongly encouraged": ["cv-use-spoc-tas"],
    "persistently low": ["cv-targeted-support"],
    "ultimate": ["cv-spoc-not-responsible"],
    "main": ["lp-eit-statutory-home"],
    "may": ["lp-resistance"],
    "in the short term": ["lp-relationships"],
    "never": ["lp-no-undermining", "lp-hard-decision"],
    "could": ["lp-no-undermining-why"],
    "should": ["lp-one-council"],
    "for example": ["cv-tas-examples"],
    "at risk of": ["cv-tsm-purpose"],
    "in good time": ["cv-early-and-timely", "lp-disagree-senior"],
}


@pytest.mark.parametrize(("phrase", "facts"), HEDGES_OF_THE_TEXT.items())
def test_the_hedges_of_the_two_chapters_are_held_as_data(library, phrase, facts):
    for fact_id in facts:
        fact: Fact = library.facts[fact_id]
        assert any(phrase in qualifier.any_of for qualifier in fact.qualifiers), fact_id


def test_a_sentence_without_its_qualifier_does_not_load(content_copy):
    content_copy.replace(
        "who_leads.yml",
        "Your child's school usually leads on attendance and inclusion, while",
        "Your child's school leads on attendance and inclusion, while",
    )
    with pytest.raises(ContentError, match=r"who_leads\.yml: school: voices: parent sentence 1: .*'usually'"):
        load_library(content_copy.folder)
