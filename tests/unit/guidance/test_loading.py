"""A mistake in the content stops the loading with one line that names file and entry."""

import pytest

from assistant.guidance.loading import ContentError, load_library

MISTAKES = {
    "an unknown key": (
        "answers/inclusion_team.yml",
        "  button: What the inclusion team does\n  topic: inclusion_team",
        "  button: What the inclusion team does\n  topics: inclusion_team",
        r"answers/inclusion_team\.yml: eit_role: unknown key 'topics'",
    ),
    "an unknown fact": (
        "answers/inclusion_team.yml",
        "facts: [lp-eit-statutory-home]",
        "facts: [lp-eit-home]",
        r"answers/inclusion_team\.yml: eit_role: voices: school sentence 1: unknown fact 'lp-eit-home'",
    ),
    "an unknown clause": (
        "answers/inclusion_team.yml",
        "clauses: [lead-professional/inclusion-team]",
        "clauses: [lead-professional/team]",
        r"answers/inclusion_team\.yml: eit_role: not_stated: outcome: unknown clause 'lead-professional/team'",
    ),
    "an unknown edition": (
        "chapters/2023-01/core-values.yml",
        'edition: "2023-01"',
        'edition: "2022-01"',
        r"chapters/2023-01/core-values\.yml: core-values: unknown edition '2022-01'",
    ),
    "a fact that stands twice": (
        "chapters/2023-01/core-values.yml",
        "id: cv-restorative",
        "id: cv-commitment",
        r"core-values\.yml: cv-commitment: fact 'cv-commitment' stands in core-values/opening too",
    ),
    "a clause that stands twice": (
        "chapters/2023-01/core-values.yml",
        "id: principle-3",
        "id: principle-2",
        r"core-values\.yml: core-values/principle-2: this clause stands here twice",
    ),
    "a question that is answered twice": (
        "answers/inclusion_team.yml",
        "question: eit_advice",
        "question: eit_role",
        r"answers/inclusion_team\.yml: eit_role: this question is answered twice",
    ),
    "a guidance sentence without a fact": (
        "answers/last_resort.yml",
        '"The guidance then lists who usually leads.", facts: [lp-usually]',
        '"The guidance then lists who usually leads."',
        r"last_resort\.yml: clarity_before_enforcement: voices: parent sentence 2: a guidance sentence needs facts",
    ),
    "voices that cite different clauses": (
        "answers/last_resort.yml",
        '"The guidance then lists who usually leads.", facts: [lp-usually]',
        '"The guidance then lists who must follow three stages.", facts: [lp-lead-duties]',
        r"last_resort\.yml: clarity_before_enforcement: the voices cite different clauses: "
        r"lead-professional/lead-duties stands in only one of school and parent",
    ),
    "a fact of another edition": (
        "answers/last_resort.yml",
        '"The guidance then lists who usually leads.", facts: [lp-usually]',
        '"There is a link manager.", facts: [ma24-link-manager]',
        r"last_resort\.yml: clarity_before_enforcement: .*",
    ),
    "a placeholder for a contact that is not held": (
        "fixed.yml",
        "{c-999.phone}",
        "{c-000.phone}",
        r"fixed\.yml: safeguarding: voices: school sentence 1: no contact detail for \{c-000\.phone\}",
    ),
    "a detail of an unknown kind": (
        "answers/inclusion_team.yml",
        "    deadline: {say",
        "    due_date: {say",
        r"inclusion_team\.yml: eit_role: not_stated 'due_date': use one of",
    ),
    "an offer of an unknown question": (
        "answers/inclusion_team.yml",
        "see_also: [eit_advice, last_resort, contact_details]",
        "see_also: [eit_address]",
        r"eit_role: offers the unknown question 'eit_address'",
    ),
    "a situation that no rule covers": (
        "who_leads.yml",
        "      - {social_care: [looked_after]}\n",
        '      - {social_care: [looked_after], tier: ["1"]}\n',
        r"who_leads\.yml: .*looked_after.* matches no outcome: it must match exactly one",
    ),
    "a situation that two rules cover": (
        "who_leads.yml",
        '      - {tier: ["1"], social_care: [not_open], feh: [not_open], yos: [not_open]}\n',
        '      - {tier: ["1"], social_care: [not_open], feh: [not_open]}\n',
        r"who_leads\.yml: .* matches yos and school: it must match exactly one",
    ),
    "a value that a fact cannot have": (
        "who_leads.yml",
        "social_care: [looked_after]}",
        "social_care: [in_care]}",
        r"who_leads\.yml: looked_after: when 1: social_care has no value 'in_care'",
    ),
    "an unsettled outcome that is not explained": (
        "unsettled.yml",
        "outcome: looked_after",
        "outcome: in_care",
        r"unsettled\.yml: in_care: must match the not_settled outcomes",
    ),
    "an answer that leaves out what bears on its question": (
        "answers/escalating.yml",
        "After enough chance to work with services by choice, keeping you on side should not stop legal steps. "
        "Nor should it come before a vulnerable child's schooling.\", "
        "facts: [lp-last-resort, lp-voluntary-first, lp-engagement-not-override]}\n"
        '      - {say: "Problems',
        'Enough chance by choice comes first.", facts: [lp-last-resort, lp-voluntary-first]}\n      - {say: "Problems',
        r"bears_on\.yml: .*when_to_escalate: the parent voice leaves out lp-engagement-not-override",
    ),
    "an answer of which nobody says when it was reviewed": (
        "answers/last_resort.yml",
        "  status: answered\n  reviewed: 2026-11-28\n",
        "  status: answered\n",
        r"answers/last_resort\.yml: last_resort: reviewed is missing",
    ),
    "an outcome of which nobody says when it was reviewed": (
        "who_leads.yml",
        "    status: answered\n    reviewed: 2026-11-28\n",
        "    status: answered\n",
        r"who_leads\.yml: social_worker: reviewed is missing",
    ),
    "an answer that is silent on what a later edition changed": (
        "answers/single_point_of_contact.yml",
        '  later_edition:\n    edition: "2024-11"\n'
        '    say: "The November 2024 page leaves out the change and the contact."\n'
        "    facts: [ed24-dropped-text]\n",
        "",
        r"early_help_restructure: states cv-2018-restructure, which the November 2024 edition changed",
    ),
    "an edition that changes an unknown fact": (
        "editions.yml",
        "    - cv-commitment\n",
        "    - cv-promise\n",
        r"editions\.yml: 2024-11: unknown fact 'cv-promise'",
    ),
    "a case that another practitioner holds without the later change": (
        "later_changes.yml",
        "      - held_by_another\n",
        "",
        r"later_changes\.yml: .*held_by_another rests on a clause that this change touches",
    ),
    "a file that is not YAML": (
        "editions.yml",
        "title: January 2023",
        'title: "January 2023',
        r"editions\.yml: .*",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_file_and_entry(content_copy, mistake):
    file, right, wrong, message = MISTAKES[mistake]
    content_copy.replace(file, right, wrong)
    with pytest.raises(ContentError, match=message) as raised:
        load_library(content_copy.folder)
    assert "\n" not in str(raised.value)


def test_a_copy_of_the_content_loads_like_the_content_itself(content_copy, library):
    assert load_library(content_copy.folder) == library


def test_there_is_one_default_edition_and_it_is_january_2023(library):
    assert library.default_edition.id == "2023-01"
    assert library.default_edition.published.isoformat() == "2023-01-16"
