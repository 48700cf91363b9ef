"""`assistant guidance`: what an officer sees, and the exit status that a nightly job sees."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace

import pytest
from saved_pages import SavedPage, made_up_page

from assistant.commands import guidance
from assistant.guidance.fingerprints import Part, load_fingerprints


@pytest.fixture
def page(monkeypatch) -> SavedPage:
    """A page whose fingerprints the command holds."""
    made_up = made_up_page()
    monkeypatch.setattr(guidance, "load_fingerprints", lambda: (made_up.fingerprints,))
    return made_up


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    guidance.add_parser(parser.add_subparsers())
    chosen = parser.parse_args(["guidance", *map(str, arguments)])
    return chosen.run(chosen)


def test_no_drift_is_status_0(page, tmp_path, capsys) -> None:
    saved = tmp_path / "page.txt"
    saved.write_text(page.text(), encoding="utf-8")
    assert run("check", saved) == 0
    assert capsys.readouterr().out.endswith("page.txt: core-values, edition 2023-01: no drift\n")


def test_drift_is_status_1_and_names_clause_answer_voice_and_test(page, tmp_path, capsys) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(f"<p>{page.text().replace('adviser', 'officer')}</p>".replace("\n\n", "</p><p>"), encoding="utf-8")
    assert run("check", saved) == 1
    out = capsys.readouterr().out
    assert "changed  core-values/consultation" in out
    assert "consultation_how: school, parent, practitioner" in out
    assert "contacts to review: c-eit-consult" in out
    assert "tests/unit/guidance/test_drift.py:" in out


def test_drift_as_json_lists_the_same(page, tmp_path, capsys) -> None:
    saved = tmp_path / "page.txt"
    saved.write_text(page.text().replace("8 weeks", "9 weeks"), encoding="utf-8")
    assert run("check", "--json", saved) == 1
    line = json.loads(capsys.readouterr().out)
    assert [finding["clause"] for finding in line["findings"]] == ["core-values/principle-4"]
    assert "principle_targeted_support" in line["answers"]


def test_an_unknown_page_is_status_2_with_one_line(page, tmp_path, capsys) -> None:
    saved = tmp_path / "other.txt"
    saved.write_text("How to pay your council tax", encoding="utf-8")
    assert run("check", saved) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1 and "not a page that is held" in captured.err


def test_new_fingerprints_make_the_changed_page_the_held_one(page, tmp_path, capsys) -> None:
    saved = tmp_path / "page.txt"
    saved.write_text(page.text().replace("8 weeks", "9 weeks"), encoding="utf-8")
    assert run("fingerprint", saved) == 0
    (tmp_path / "prints").mkdir()
    (tmp_path / "prints" / "2023-01.yml").write_text(capsys.readouterr().out, encoding="utf-8")
    renewed = {part.id: part.digest for part in load_fingerprints(tmp_path / "prints")[0].parts}
    old = {part.id: part.digest for part in page.fingerprints.parts}
    assert {part for part in old if old[part] != renewed[part]} == {"principle-4"}


def test_a_clause_is_shown_in_every_edition_that_holds_it(capsys) -> None:
    assert run("show", "lead-professional/rule-2") == 0
    out = capsys.readouterr().out
    assert "edition 2023-01, page dated 2023-01-16, held whole" in out
    assert "lp-both-feh-yos:" in out and "who_leads: feh_and_yos" in out


def test_an_unknown_clause_is_an_error() -> None:
    with pytest.raises(ValueError, match="no clause 'lead-professional/rule-9' is held"):
        run("show", "lead-professional/rule-9")


def test_the_list_names_every_clause_and_the_unsettled_combinations(capsys) -> None:
    assert run("list", "--json") == 0
    clauses = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"clause": "penalty-notice-code/threshold", "edition": "2024-11"}.items() <= next(
        line for line in clauses if line["clause"] == "penalty-notice-code/threshold"
    ).items()
    assert run("list", "--unsettled") == 0
    assert "The child is in care (75)" in capsys.readouterr().out


def test_a_part_added_to_the_list_is_taken_from_the_page(monkeypatch, tmp_path, capsys) -> None:
    """An officer lists the new clause without a digest; the command fills it in from the page."""
    made_up = made_up_page()
    parts = list(made_up.fingerprints.parts)
    parts.insert(3, Part("principle-1a", "clause", "", frozenset()))
    layout = replace(made_up.fingerprints, parts=tuple(parts))
    monkeypatch.setattr(guidance, "load_fingerprints", lambda: (layout,))
    items = list(made_up.clauses.items())
    items.insert(2, ("principle-1a", "Nobody closes a case before the school has been asked."))
    saved = tmp_path / "page.txt"
    saved.write_text(made_up.text(clauses=dict(items)), encoding="utf-8")
    assert run("fingerprint", saved) == 0
    assert "id: principle-1a\n    kind: clause\n    number: 2\n    digest:" in capsys.readouterr().out
    saved.write_text(made_up.text(), encoding="utf-8")
    with pytest.raises(ValueError, match="core-values has 13 parts but the page has 12"):
        run("fingerprint", saved)
