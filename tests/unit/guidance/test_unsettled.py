"""The list of what the text does not settle."""

from assistant.guidance.model import Situation
from assistant.guidance.rules import all_situations
from assistant.guidance.unsettled import unsettled_groups
from assistant.guidance.who_leads import who_leads


def test_the_groups_hold_every_combination_that_is_not_settled_once(library):
    listed = [one for group in unsettled_groups(library) for one in group.situations]
    expected = {
        situation for situation in all_situations() if who_leads(situation, "school", library).status == "not_settled"
    }
    assert set(listed) == expected
    assert len(listed) == len(expected)


def test_each_group_says_why_and_names_the_nearest_clauses(library):
    for group in unsettled_groups(library):
        assert group.title and group.why
        assert group.clauses
        assert group.situations


def test_tier_2_with_no_service_open_is_one_of_them(library):
    groups = {group.outcome: group for group in unsettled_groups(library)}
    open_nowhere = Situation(tier="2", feh="no", yos="no", social_care="no")
    assert open_nowhere in groups["tier_2_nothing_open"].situations
