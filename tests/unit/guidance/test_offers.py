"""Topics offered where it is not sure what was asked."""

from assistant.guidance.offers import offered_topics, rival_topic

RANKING = [
    ("guidance/voluntary_chance_first", 0.3),
    ("guidance/engagement_does_not_override", 0.2),
    ("who_escalates", 0.1),
    ("neighbour/fine_amounts", 0.1),
]


def test_the_best_question_of_each_topic_is_offered_once(library):
    offers = offered_topics(RANKING, "school", library)
    assert [offer.label for offer in offers] == [
        "guidance/voluntary_chance_first",
        "who_escalates",
        "who_leads",
    ]
    assert [offer.topic for offer in offers] == ["engagement_and_enforcement", "who_escalates", "who_leads"]


def test_without_a_ranking_the_main_aims_are_offered(library):
    assert [offer.topic for offer in offered_topics([], "parent", library)] == [
        "who_leads",
        "when_to_escalate",
        "consultation",
    ]


def test_every_offer_has_a_title(library):
    assert all(offer.title for offer in offered_topics(RANKING, "school", library, most=5))


def test_a_second_topic_that_came_close_gets_a_button(library):
    offer = rival_topic(RANKING, "engagement_and_enforcement", library)
    assert offer is not None and offer.label == "who_escalates"


def test_a_second_topic_far_behind_gets_none(library):
    assert rival_topic([("who_leads", 0.9), ("who_escalates", 0.05)], "who_leads", library) is None


def test_a_question_turned_away_may_still_have_been_ours(library):
    offer = rival_topic([("neighbour/fine_amounts", 0.5), ("guidance/last_resort", 0.3)], None, library)
    assert offer is not None and offer.topic == "last_resort"


def test_a_button_press_has_no_second_topic(library):
    assert rival_topic([], "who_leads", library) is None
