"""Who leads, read off the text of the lead professional chapter a second time, without the rows.

Written as the sentences of the text and as the list of its silences. What is neither a lead nor a
silence needs one more fact.
"""

from __future__ import annotations

from dataclasses import dataclass

RULE_1, RULE_2, RULE_3 = (f"lead-professional/rule-{number}" for number in (1, 2, 3))
HIGH = {"3", "4"}


@dataclass(frozen=True)
class Family:
    """The facts in the words of the text."""

    tier: str
    feh: str
    yos: str
    social_care: str

    @property
    def open_to_social_care(self):
        return self.social_care in {"child_in_need", "child_protection", "yes"}

    @property
    def open_to_feh(self):
        return self.feh == "yes"

    @property
    def open_to_yos(self):
        return self.yos in {"prevention", "statutory", "yes"}

    @property
    def in_assessment(self):
        return self.social_care == "assessment"

    @property
    def no_service_named(self):
        return not (self.open_to_feh or self.open_to_yos)


def silences(family: Family) -> set[str]:
    """Where the text says nothing, each with a name for the test's message."""
    found = set()
    if family.social_care == "looked_after":
        found.add("rule 3 speaks of help or protection, not of children in care")
    if family.open_to_social_care and family.tier in {"1", "2"}:
        found.add("social care goes with Tier 3 or 4 in rule 3")
    if family.open_to_feh and family.tier == "1":
        found.add("whole-family work goes with Tier 2 in rule 2")
    if family.tier in HIGH and family.social_care in {"no", "assessment"}:
        found.add("Tier 3 or 4 goes with social care in rule 3")
    if family.in_assessment and family.no_service_named:
        found.add("an assessment is not yet a family open to social care")
    if family.tier == "2" and family.feh == "no" and family.yos == "no":
        found.add("Tier 2 goes with an allocated practitioner in rule 2")
    return found


def lead(family: Family) -> str | None:
    """The lead that the text gives for what was stated."""
    if silences(family):
        return None
    if family.open_to_social_care:
        return "social_worker"
    if family.tier in HIGH:
        # Social care is unknown here. The tier alone is rule 3's; with another service it is not enough.
        return "social_worker" if family.no_service_named else None
    if family.open_to_feh:  # "if a child is open to both services": so YOS makes no difference
        return "feh_practitioner"
    if family.open_to_yos:
        return "yos_practitioner"
    if family.tier == "1":
        return "school"
    everything_denied = (family.social_care, family.feh, family.yos) == ("no", "no", "no")
    return "school" if everything_denied and family.tier == "unknown" else None


def status(family: Family) -> str:
    """answered, not_settled or depends."""
    if lead(family):
        return "answered"
    return "not_settled" if silences(family) else "depends"


def basis(family: Family) -> str:
    """explicit, partly (the text leaves something about the stated facts open) or silent."""
    leader = lead(family)
    if leader is None:
        return "silent"
    overlap = leader == "social_worker" and not family.no_service_named
    beside_rule_2 = leader in {"feh_practitioner", "yos_practitioner"} and (family.in_assessment or family.tier == "1")
    return "partly" if overlap or beside_rule_2 else "explicit"


def clauses(family: Family) -> set[str]:
    """The rules that an answer about this family has to cite, for a lead or a silence."""
    leader = lead(family)
    if leader == "social_worker":
        return {RULE_3} if family.no_service_named else {RULE_3, RULE_2}
    if leader == "school":
        return {RULE_1}
    if leader is not None:
        return {RULE_2} | ({RULE_3} if family.in_assessment else set()) | ({RULE_1} if family.tier == "1" else set())
    if family.social_care == "looked_after":
        return {RULE_3}
    if family.open_to_social_care:  # with Tier 1 or 2: rule 3 and the rule of the tier
        return {RULE_3, RULE_1 if family.tier == "1" else RULE_2}
    if family.open_to_feh and family.tier == "1":
        return {RULE_2, RULE_1}
    if family.tier in HIGH and family.social_care in {"no", "assessment"}:
        return {RULE_3} if family.no_service_named else {RULE_3, RULE_2}
    if family.in_assessment:
        return {RULE_3}
    if family.tier == "2" and (family.feh, family.yos) == ("no", "no"):
        return {RULE_2}
    return {RULE_3} if asks(family) == "social_care" else {RULE_2}


def asks(family: Family) -> str | None:
    """The fact to ask for: the first of social care, Family Early Help and YOS that could decide."""
    if status(family) != "depends":
        return None
    if family.tier != "2" and family.social_care == "unknown":
        return "social_care"
    return "feh" if family.feh == "unknown" else "yos"
