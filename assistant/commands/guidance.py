"""`assistant guidance`: see what the guidance says and whether the council's pages still say it."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.guidance.affected import Affected, affected_by
from assistant.guidance.drift import Drift, Finding, chapter_blocks, compare
from assistant.guidance.fingerprints import ChapterPrint, as_yaml, load_fingerprints, take
from assistant.guidance.lengths import lengths
from assistant.guidance.library import Clause, GuidanceLibrary
from assistant.guidance.loading import load_library
from assistant.guidance.saved_page import decode, readings
from assistant.guidance.unsettled import unsettled_groups

DRIFTED, NOT_RECOGNISED = 1, 2
_TESTS = Path(__file__).resolve().parents[2] / "tests"
_TEST_FILES = frozenset((".py", ".yml", ".yaml", ".json", ".jsonl", ".tsv", ".csv"))


def add_parser(subparsers: Any) -> None:
    """Describe the command and its sub-commands."""
    parser = subparsers.add_parser("guidance", help="show the guidance held, or compare it with a saved council page")
    commands = parser.add_subparsers(dest="guidance_command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="compare saved pages (HTML or text) with the clauses held")
    check.add_argument("files", nargs="+", metavar="FILE", type=Path)
    check.add_argument("--json", action="store_true", help="one line of JSON for each file")
    check.set_defaults(run=run_check)
    show = commands.add_parser("show", help="a clause: what it says in our words, and what rests on it")
    show.add_argument("clause", metavar="CLAUSE", help="such as lead-professional/rule-2")
    show.add_argument("--edition", help="such as 2024-11; every edition that holds the clause if not given")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=run_show)
    listing = commands.add_parser("list", help="every clause held, by edition and chapter")
    listing.add_argument("--unsettled", action="store_true", help="the combinations that the text does not settle")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=run_list)
    length = commands.add_parser("lengths", help="how many words the replies have, by kind and voice")
    length.add_argument("--json", action="store_true")
    length.set_defaults(run=run_lengths)
    validate = commands.add_parser("validate", help="say whether the content loads, and if not, which entry is wrong")
    validate.set_defaults(run=run_validate)
    fingerprint = commands.add_parser("fingerprint", help="new fingerprints for saved pages, as YAML")
    fingerprint.add_argument("files", nargs="+", metavar="FILE", type=Path)
    fingerprint.set_defaults(run=run_fingerprint)


def run_check(arguments: argparse.Namespace) -> int:
    """Compare each file; 0 without drift, 1 with drift, 2 where a file is no page that is held."""
    library, prints = load_library(), load_fingerprints()
    status = 0
    for path in arguments.files:
        drift = compare(decode(path.read_bytes()), prints)
        if drift is None:
            print(f"assistant guidance check: {path}: not a page that is held", file=sys.stderr)
            status = NOT_RECOGNISED
            continue
        affected = affected_by_drift(library, drift)
        tests = tests_naming(_TESTS, (*touched_clauses(library, drift), *affected.answers)) if drift.findings else []
        if arguments.json:
            print(json.dumps({"file": str(path), **asdict(drift), **asdict(affected), "tests": tests}))
        else:
            print("\n".join(_report(path, drift, affected, tests)))
        if drift.findings:
            status = max(status, DRIFTED)
    return status


def run_show(arguments: argparse.Namespace) -> int:
    """Print a clause in every edition that holds it."""
    library = load_library()
    found = [
        clause
        for (edition, clause_id), clause in library.clauses.items()
        if clause_id == arguments.clause and arguments.edition in (None, edition)
    ]
    if not found:
        raise ValueError(f"no clause {arguments.clause!r} is held; `assistant guidance list` names them all")
    for clause in found:
        affected = affected_by(library, clause.edition, clauses=[clause.id])
        if arguments.json:
            facts = [asdict(library.facts[fact]) for fact in clause.facts]
            print(json.dumps({**asdict(clause), "facts": facts, **asdict(affected)}))
        else:
            print("\n".join(_clause_lines(library, clause, affected)))
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Print all clauses, or the groups of combinations that the text does not settle."""
    library = load_library()
    if arguments.unsettled:
        for group in unsettled_groups(library):
            print(
                json.dumps(asdict(group)) if arguments.json else f"{group.title} ({len(group.situations)}): {group.why}"
            )
        return 0
    for chapter in library.chapters:
        for clause in chapter.clauses:
            line = {"clause": clause.id, "edition": clause.edition, "title": clause.title, "held": chapter.held}
            print(json.dumps(line) if arguments.json else "{clause}  {edition}  {title}".format(**line))
    return 0


def run_lengths(arguments: argparse.Namespace) -> int:
    """Print the number of replies, the median and the longest of each kind in each voice."""
    for length in lengths(load_library()):
        print(
            json.dumps(asdict(length))
            if arguments.json
            else f"{length.kind:22} {length.voice:13} {length.replies:5} replies, "
            f"median {length.median:5g} words, longest {length.longest:3}"
        )
    return 0


def run_validate(_arguments: argparse.Namespace) -> int:
    """Load the content and say what is there; ContentError names the file and the entry that is wrong."""
    library = load_library()
    print(
        f"The content is valid: {len(library.questions)} answers, {len(library.neighbours)} neighbouring subjects, "
        f"{len(library.terms)} terms, {len(library.rules.outcomes)} outcomes of who leads, "
        f"{len(library.later_changes.entries)} later changes."
    )
    return 0


def run_fingerprint(arguments: argparse.Namespace) -> int:
    """Print the fingerprint file with the pages of the files taken anew."""
    prints = {(held.chapter, held.edition): held for held in load_fingerprints()}
    for path in arguments.files:
        page = decode(path.read_bytes())
        drift = compare(page, tuple(prints.values()))
        if drift is None:
            raise ValueError(f"{path}: not a page that is held")
        key = (drift.chapter, drift.edition)
        prints[key] = _taken(prints[key], page, path)
    print(as_yaml(prints.values()), end="")
    return 0


def _taken(layout: ChapterPrint, page: str, path: Path) -> ChapterPrint:
    problem = None
    for blocks in readings(page):
        try:
            return take(layout, chapter_blocks(blocks, layout))
        except ValueError as error:
            problem = problem or error
    raise ValueError(f"{path}: {problem}")


def affected_by_drift(library: GuidanceLibrary, drift: Drift) -> Affected:
    """What rests on the clauses and facts that a comparison found different."""
    facts = [fact for finding in drift.findings for fact in finding.facts]
    return affected_by(library, drift.edition, touched_clauses(library, drift), facts)


def touched_clauses(library: GuidanceLibrary, drift: Drift) -> frozenset[str]:
    """The clauses that a comparison found different; all of a chapter whose page says that it does not stand."""
    if all(finding.kind != "notice" for finding in drift.findings):
        return drift.clauses
    held = (clause for clause in library.clauses.values() if clause.edition == drift.edition)
    return drift.clauses | {clause.id for clause in held if clause.chapter == drift.chapter}


def tests_naming(folder: Path, names: Iterable[str]) -> list[str]:
    """`file:line` of every line in a folder of tests that names a clause or a question."""
    wanted = sorted(set(names))
    if not wanted:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, wanted))})(?![\w-])")
    return [
        f"{path.relative_to(folder.parent).as_posix()}:{number}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in _TEST_FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def _report(path: Path, drift: Drift, affected: Affected, tests: list[str]) -> list[str]:
    where = f"{path}: {drift.chapter}, edition {drift.edition}"
    if not drift.findings:
        return [f"{where}: no drift"]
    lines = [f"{where}: {len(drift.findings)} differences"]
    lines += [f"  {_finding_line(finding)}" for finding in drift.findings]
    lines += ["  answers to review:"] if affected.answers else []
    lines += [f"    {question}: {', '.join(voices)}" for question, voices in affected.answers.items()]
    for label, names in (
        ("rules", affected.rules),
        ("terms", affected.terms),
        ("contacts", affected.contacts),
        ("later changes", affected.changes),
    ):
        lines += [f"  {label} to review: {', '.join(names)}"] if names else []
    return lines + (["  tests that name them:", *(f"    {test}" for test in tests)] if tests else [])


def _finding_line(finding: Finding) -> str:
    if finding.kind == "new":
        return f"new      after {finding.after or 'the heading'}: {finding.now}"
    if finding.kind == "notice":
        return f"notice   outside the chapter: {finding.now}"
    return f"{finding.kind:8} {finding.clause}" + (f": {finding.now}" if finding.now else "")


def _clause_lines(library: GuidanceLibrary, clause: Clause, affected: Affected) -> list[str]:
    chapter = library.chapter_of(clause)
    date = f"page dated {chapter.page_date}" if chapter.page_date else "no page date seen"
    lines = [
        f"{clause.id}  {clause.title}",
        f"  edition {clause.edition}, {date}, held {chapter.held}",
        f"  {chapter.url}",
    ]
    lines += [f"  {fact}: {library.facts[fact].statement}" for fact in clause.facts]
    lines += [f"  answers: {', '.join(affected.answers) or 'none'}"]
    return lines + ([f"  rules: {', '.join(affected.rules)}"] if affected.rules else [])
