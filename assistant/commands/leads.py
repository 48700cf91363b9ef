"""`assistant leads`: who leads for the facts given, without any language model."""

from __future__ import annotations

import argparse
import json
from typing import Any

from assistant.commands.source import opened
from assistant.guidance.loading import load_library
from assistant.guidance.model import STATED_FACTS, VOICES, Situation
from assistant.guidance.who_leads import who_leads
from assistant.settings import read_settings


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("leads", help="say who leads for the facts about a family")
    parser.add_argument(
        "--json", metavar="FILE", help="read facts as JSON Lines from FILE (- for standard input), write answers"
    )
    parser.add_argument("--audience", choices=VOICES, default="practitioner", help="whose words to use")
    for fact, values in STATED_FACTS.items():
        parser.add_argument(
            f"--{fact.replace('_', '-')}", choices=values, default="unknown", help=f"what was said of {fact}"
        )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer each line of facts, or the facts of the options."""
    library = load_library(contacts_file=read_settings().contacts_file)
    if arguments.json is None:
        situation = Situation(**{fact: getattr(arguments, fact) for fact in STATED_FACTS})
        print(who_leads(situation, arguments.audience, library).text)
        return 0
    with opened(arguments.json) as source:
        for number, line in enumerate(source, start=1):
            if line.strip():
                situation, audience = _read(line, number, arguments.audience)
                print(json.dumps(who_leads(situation, audience, library).as_dict(), ensure_ascii=False), flush=True)
    return 0


def _read(line: str, number: int, audience: str) -> tuple[Situation, str]:
    try:
        facts = json.loads(line)
        if not isinstance(facts, dict):
            raise ValueError("one JSON object a line is expected")
        audience = facts.pop("audience", audience)
        if audience not in VOICES:
            raise ValueError(f"audience must be one of {', '.join(VOICES)}, not {audience!r}")
        return Situation.from_mapping(facts), audience
    except ValueError as problem:
        raise ValueError(f"line {number}: {problem}") from problem
