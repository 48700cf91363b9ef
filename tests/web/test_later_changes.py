"""Each later change stands in full on the pages that it touches, in print, for programs and in the command."""

from __future__ import annotations

import argparse
import io
import json
import re
from html import unescape

import pytest

from assistant.commands import leads
from assistant.guidance.later_changes import LaterChange
from assistant.guidance.model import VOICES, Situation
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import who_leads
from tests.support.shipped import shipped_library
from tests.web.reader import Reader

LIBRARY = shipped_library()
CHANGES = LIBRARY.later_changes.entries
ON_LEADS = [change for change in CHANGES if change.touched.outcomes]
ON_ANSWERS = [change for change in CHANGES if change.touched.questions or change.touched.terms]


def name_of(change: LaterChange) -> str:
    return change.id


def situations_told_of(change: LaterChange) -> list[Situation]:
    told = [one for one in all_situations() if change.id in who_leads(one, "school", LIBRARY).later_changes]
    return [*told[:: max(1, len(told) // 5)][:5], *_held_by_another(change)]


def _held_by_another(change: LaterChange) -> list[Situation]:
    held = Situation(social_care="child_in_need", case_holder="other_practitioner")
    return [held] if "held_by_another" in change.touched.outcomes else []


def printed(page: str) -> str:
    """What paper shows: the page without the parts that print leaves out, without tags."""
    kept = re.sub(r"<(nav|form|section|p|ul|a)\b[^>]*no-print.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", kept)).split())


def command(situation: Situation, voice: str, capsys: pytest.CaptureFixture[str]) -> str:
    parser = argparse.ArgumentParser()
    leads.add_parser(parser.add_subparsers())
    stated = [f"--{fact.replace('_', '-')}={value}" for fact, value in situation.stated.items()]
    arguments = parser.parse_args(["leads", f"--audience={voice}", *stated])
    assert arguments.run(arguments) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("change", ON_LEADS, ids=name_of)
def test_a_change_that_touches_a_lead_stands_beside_it_everywhere(
    reader: Reader, capsys: pytest.CaptureFixture[str], change: LaterChange, voice: str
) -> None:
    situations = situations_told_of(change)
    assert situations
    for situation in situations:
        query = "&".join(f"{fact}={value}" for fact, value in situation.stated.items())
        page = reader.open(f"/who-leads?{query}&for={voice}")
        assert change.full[voice] in printed(page), situation
        assert change.id in reader.client.get(f"/api/leads?{query}&for={voice}").json()["later_changes"]
        assert change.full[voice] in command(situation, voice, capsys)


@pytest.mark.parametrize("change", ON_LEADS, ids=name_of)
def test_a_change_is_told_to_programs_by_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], change: LaterChange
) -> None:
    situations = situations_told_of(change)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(json.dumps(one.stated) for one in situations)))
    parser = argparse.ArgumentParser()
    leads.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["leads", "--json", "-"])
    assert arguments.run(arguments) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(answers) == len(situations)
    for answer in answers:
        assert change.id in answer["later_changes"]
        assert answer["as_at"] == {"edition": "2023-01", "changes_known_to": LIBRARY.later_changes.known_to.isoformat()}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("change", ON_ANSWERS, ids=name_of)
def test_a_change_that_touches_an_answer_or_a_term_stands_on_its_page(
    reader: Reader, change: LaterChange, voice: str
) -> None:
    topics = {LIBRARY.questions[question].topic for question in change.touched.questions}
    topics |= {"glossary"} if change.touched.terms else set()
    for topic in topics:
        assert change.full[voice] in printed(reader.open(f"/answers/{topic}?for={voice}")), topic


@pytest.mark.parametrize("voice", VOICES)
def test_no_lead_is_asserted_on_a_page_without_the_line_of_a_change_that_touches_it(reader: Reader, voice: str) -> None:
    """Held against the register itself: which outcomes and which facts each entry says that it touches."""
    for situation in all_situations():
        if situation.tier not in {"2", "unknown"}:
            continue
        outcome = LIBRARY.rules.outcome(situation)
        touching = [
            change
            for change in CHANGES
            if outcome.id in change.touched.outcomes and any(when.holds(situation) for when in change.touched.when)
        ]
        answer = who_leads(situation, voice, LIBRARY)
        if answer.lead is not None:
            assert [change.id for change in touching] == list(answer.later_changes), situation
            assert all(change.full[voice] in answer.text for change in touching)
