"""Each figure counts what its name says."""

import pytest

from assistant.evaluation.measures import calibration_error, confusions, coverage_curve, figures, judge, scores_by_label
from assistant.understanding.decision import Reading
from assistant.understanding.labelled_sentences import LabelledSentence

TOPICS = {"guidance/a1": "a", "guidance/a2": "a", "guidance/b": "b", "guidance/c": "c", "guidance/d": "d"}


def _judged(label: str, read: str, decision: str = "say", *, voice: str = "", others: tuple = ()):
    confidence = 0.9
    ranking = ((read, confidence), *others)
    return judge(LabelledSentence(label, "?", voice), Reading(read, confidence, ranking, 1.0, 0.0, decision), TOPICS)


def test_another_question_of_the_same_topic_is_right() -> None:
    """What is said is chosen by topic."""
    assert figures([_judged("guidance/a1", "guidance/a2")])["topic_right"] == 1.0


def test_either_of_two_labels_is_right() -> None:
    """Where the writer of the set allows both."""
    assert figures([_judged("guidance/b|guidance/a1", "guidance/a2")])["topic_right"] == 1.0


def test_a_wrong_topic_said_is_asserted_wrongly_and_one_asked_is_not() -> None:
    """Asking is no assertion."""
    found = figures([_judged("guidance/a1", "guidance/b"), _judged("guidance/a1", "guidance/b", "ask")])

    assert (found["topic_wrong_asserted"], found["topic_right"]) == (0.5, 0.0)


def test_the_right_topic_among_three_buttons_counts_as_offered() -> None:
    """The fourth does not."""
    others = (("guidance/c", 0.2), ("guidance/a1", 0.1))
    beyond = (("guidance/c", 0.2), ("guidance/d", 0.1), ("guidance/a1", 0.05))

    found = figures([_judged("guidance/a1", "guidance/b", "ask", others=o) for o in (others, beyond)])

    assert found["topic_right_or_offered"] == 0.5


def test_a_neighbour_is_turned_away_with_or_without_the_right_signpost() -> None:
    """Both count as turned away, one as rightly signposted; asked counts as neither."""
    found = figures(
        [
            _judged("neighbour/send", "neighbour/send", "turn_away"),
            _judged("neighbour/send", "neighbour/transport", "turn_away"),
            _judged("neighbour/send", "guidance/a1", "ask"),
            _judged("neighbour/send", "guidance/a1"),
        ]
    )

    assert tuple(
        found[name] for name in ("neighbours_turned_away", "neighbours_right_signpost", "neighbours_not_answered")
    ) == (0.5, 0.25, 0.75)


def test_guidance_turned_away_is_lost_and_far_turned_away_is_not() -> None:
    """The two sides of one limit."""
    found = figures([_judged("guidance/a1", "out_of_scope", "turn_away"), _judged("out_of_scope", "greet")])

    assert (found["guidance_lost"], found["far_turned_away"]) == (1.0, 0.0)


def test_parents_are_counted_apart() -> None:
    """They are the hardest to understand."""
    found = figures([_judged("guidance/a1", "guidance/a1"), _judged("guidance/a1", "guidance/b", voice="parent")])

    assert (found["topic_right"], found["topic_right_parents"]) == (0.5, 0.0)


def test_what_was_not_measured_is_left_out() -> None:
    """No figure over an empty set."""
    assert "far_turned_away" not in figures([_judged("guidance/a1", "guidance/a1")])


def test_calibration_error_is_the_gap_between_confidence_and_right() -> None:
    """Nine tenths sure and half right is four tenths off."""
    judged = [_judged("guidance/a1", "guidance/a1"), _judged("guidance/a1", "guidance/b")]

    assert pytest.approx(calibration_error(judged)) == 0.4


def test_scores_by_label() -> None:
    """Precision and recall of the first label."""
    judged = [
        _judged("guidance/a1", "guidance/a1"),
        _judged("guidance/a1", "guidance/b"),
        _judged("guidance/b", "guidance/b"),
    ]

    assert [row[:3] for row in scores_by_label(judged)] == [("guidance/a1", 1.0, 0.5), ("guidance/b", 0.5, 1.0)]


def test_confusions_count_topics() -> None:
    """Rows are what it is, columns what it was read as."""
    names, matrix = confusions([_judged("guidance/a1", "guidance/b"), _judged("guidance/a2", "guidance/a1")])

    assert names == ["a", "b"] and matrix.tolist() == [[1, 1], [0, 0]]


def test_a_higher_limit_says_less() -> None:
    """At no limit everything is said."""
    sure, unsure = ((("guidance/b", 0.01),), (("guidance/b", 0.8),))
    curve = coverage_curve([_judged("guidance/a1", "guidance/a1", others=o) for o in (sure, unsure)], TOPICS)

    assert curve[0] == (0.0, 1.0, 1.0) and curve[-1][1] == 0.5
