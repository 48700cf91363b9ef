"""Say, ask or turn away: by topic, not by label."""

from pathlib import Path

import pytest

from assistant.understanding.decision import SURE_ALONE, WEIGHTY, Reading, Thresholds, Witnesses, decide

TOPICS = {"guidance/spoc_what": "spoc", "guidance/spoc_meetings": "spoc", "guidance/tas_what": "tas"}
LIMITS = Thresholds(say=0.6, turn_away=0.4)


def test_a_topic_is_said_when_its_questions_together_are_likely_enough() -> None:
    """Doubt between two questions of one topic is no doubt about the topic."""
    ranking = [("guidance/tas_what", 0.4), ("guidance/spoc_what", 0.35), ("guidance/spoc_meetings", 0.25)]

    assert decide(ranking, TOPICS, 1.0, LIMITS) == ("guidance/spoc_what", "say")


def test_doubt_between_topics_is_asked() -> None:
    """No topic reaches the limit."""
    ranking = [("guidance/tas_what", 0.45), ("guidance/spoc_what", 0.4), ("who_leads", 0.15)]

    assert decide(ranking, TOPICS, 1.0, LIMITS) == ("guidance/tas_what", "ask")


@pytest.mark.parametrize(("topic", "decision"), [("spoc", "say"), *((topic, "ask") for topic in sorted(WEIGHTY))])
def test_law_fines_and_contacts_are_never_said_on_the_likelier_of_two(topic: str, decision: str) -> None:
    """What may be said of a meeting on two thirds is too little where a wrong answer costs most."""
    topics = {"guidance/first": topic, "guidance/second": "tas"}

    assert decide([("guidance/first", 0.66), ("guidance/second", 0.34)], topics, 1.0, LIMITS)[1] == decision


FOR_TAS = "guidance/tas_what"
AGAINST = Witnesses("guidance/spoc_what", ("guidance/spoc_what", FOR_TAS, "who_leads", FOR_TAS, "greet"))


@pytest.mark.parametrize(
    ("witnesses", "decision"),
    [
        (AGAINST, "ask"),
        (Witnesses(FOR_TAS, AGAINST.nearest), "say"),
        (Witnesses(AGAINST.words, (FOR_TAS, *AGAINST.nearest)), "say"),
        (Witnesses(AGAINST.words, (*AGAINST.nearest, FOR_TAS)), "say"),
        (None, "say"),
    ],
)
def test_a_topic_that_nothing_else_names_is_asked(witnesses: Witnesses | None, decision: str) -> None:
    """The words alone, the nearest known sentence or several of the nearest must name it too."""
    ranking = [(FOR_TAS, SURE_ALONE - 0.01), ("guidance/spoc_what", 0.1)]

    assert decide(ranking, TOPICS, 1.0, LIMITS, witnesses) == (FOR_TAS, decision)


@pytest.mark.parametrize(
    ("witnesses", "decision"),
    [
        (Witnesses(FOR_TAS, (FOR_TAS, "greet")), "say"),
        (Witnesses("greet", (FOR_TAS, FOR_TAS, FOR_TAS)), "say"),
        (Witnesses(FOR_TAS, ("greet", FOR_TAS)), "ask"),
        (None, "ask"),
    ],
)
def test_the_likelier_of_two_is_said_where_most_witnesses_name_it(witnesses: Witnesses | None, decision: str) -> None:
    """What one of them names needs the usual distance from the runner-up."""
    ranking = [(FOR_TAS, 0.42), ("guidance/spoc_what", 0.38)]

    assert decide(ranking, TOPICS, 1.0, LIMITS, witnesses) == (FOR_TAS, decision)


@pytest.mark.parametrize("topic", sorted(WEIGHTY))
def test_no_witness_lowers_the_limit_where_a_wrong_answer_costs_most(topic: str) -> None:
    """Law, court, fines and contacts."""
    topics, label = {"guidance/first": topic, "guidance/second": "tas"}, "guidance/first"
    ranking = [(label, 0.6), ("guidance/second", 0.4)]

    assert decide(ranking, topics, 1.0, LIMITS, Witnesses(label, (label, label, label)))[1] == "ask"


@pytest.mark.parametrize("label", [FOR_TAS, "who_leads", "book_consultation"])
def test_what_is_sure_or_no_topic_of_the_guidance_needs_no_witness(label: str) -> None:
    """A lead has readers of its own, and a wish is no answer."""
    probability = SURE_ALONE if label == FOR_TAS else 0.5
    ranking = [(label, probability), ("guidance/spoc_what", 0.1)]

    assert decide(ranking, TOPICS, 1.0, LIMITS, AGAINST) == (label, "say")


def test_an_unlikely_topic_is_asked_even_without_a_rival() -> None:
    """A long tail of unlikely labels means that nothing fits."""
    ranking = [("guidance/tas_what", 0.25), *((f"chapter/{number}", 0.05) for number in range(15))]

    assert decide(ranking, TOPICS, 1.0, LIMITS) == ("guidance/tas_what", "ask")


def test_what_is_turned_away_keeps_its_likeliest_outside_label() -> None:
    """So that a neighbouring subject gets its signpost even where a guidance label ranks first."""
    ranking = [("guidance/tas_what", 0.4), ("neighbour/send", 0.35), ("neighbour/transport", 0.25)]

    assert decide(ranking, TOPICS, 0.39, LIMITS) == ("neighbour/send", "turn_away")


def test_in_scope_never_ends_in_an_outside_label() -> None:
    """The likeliest label of the assistant's own field is taken."""
    ranking = [("neighbour/send", 0.35), ("guidance/tas_what", 0.65)]

    assert decide(ranking, TOPICS, 0.55, LIMITS) == ("guidance/tas_what", "say")


def test_a_subject_that_is_not_answered_is_a_rival_too() -> None:
    """Being the likeliest of the assistant's own topics is not enough where something else is as likely."""
    ranking = [("guidance/tas_what", 0.45), ("out_of_scope", 0.4), ("guidance/spoc_what", 0.15)]

    assert decide(ranking, TOPICS, 0.55, LIMITS) == ("guidance/tas_what", "ask")


def test_a_set_without_outside_labels_can_be_turned_away() -> None:
    """A foreign benchmark has no neighbours."""
    assert decide([("a", 0.9), ("b", 0.1)], {}, 0.1, LIMITS) == ("a", "turn_away")


@pytest.mark.parametrize("written", ["say: 0.4\n", "say: high\nturn_away: 0.3\n", "say: 2\nturn_away: 0.3\n", ""])
def test_thresholds_that_are_missing_or_absurd_are_refused(tmp_path: Path, written: str) -> None:
    """The message names the file."""
    (tmp_path / "limits.yml").write_text(written, encoding="utf-8")

    with pytest.raises(ValueError, match=r"limits\.yml"):
        Thresholds.read(tmp_path / "limits.yml")


def test_limits_are_read_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "limits.yml").write_text("say: 0.6\nturn_away: 0.4\n", encoding="utf-8")

    assert Thresholds.read(tmp_path / "limits.yml") == LIMITS


def test_a_reading_travels_in_plain_types_and_without_its_witnesses() -> None:
    reading = Reading(FOR_TAS, 0.8, ((FOR_TAS, 0.8), ("greet", 0.2)), 0.9, 0.1, "say", AGAINST)

    assert reading.as_dict() == {
        "label": FOR_TAS,
        "confidence": 0.8,
        "ranking": [[FOR_TAS, 0.8], ["greet", 0.2]],
        "in_scope": 0.9,
        "novelty": 0.1,
        "decision": "say",
    }
