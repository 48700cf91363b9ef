"""Reads the corpus of hostile inputs. The data stands in `corpus/*.yml`; generated inputs come from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CORPUS = Path(__file__).parent / "corpus"
DOMAIN = Path(__file__).resolve().parents[2] / "domain.yml"
MARK = "hijack4711"
# From every corner of Unicode: controls, marks, other scripts, look-alikes, surrogates' neighbours, tags.
BLOCKS = (
    (0x00, 0x7F), (0x80, 0xFF), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x8FF), (0x900, 0xDFF), (0x1100, 0x11FF),
    (0x2000, 0x206F), (0x2150, 0x2BFF), (0x3000, 0x30FF), (0xA000, 0xD7FF), (0xE000, 0xE0FF), (0xFE00, 0xFEFF),
    (0xFF00, 0xFFFF), (0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF), (0xE0000, 0xE007F),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One input and the name that a failure is reported under."""

    id: str
    text: str


@dataclass(frozen=True)
class Body:
    """A request body as bytes, and whether it is one that is answered."""

    id: str
    content: bytes
    answered: bool


def texts() -> list[Case]:
    """Words of every kind, the ranges of characters written out."""
    groups: Mapping[str, list[dict[str, Any]]] = _load("texts.yml")
    return [case for group, entries in groups.items() for entry in entries for case in _written_out(group, entry)]


def typed_payloads() -> list[Case]:
    """Every intent and entity of the domain in every disguise, and payloads of other forms."""
    corpus, domain = _load("typed_payloads.yml"), YAML(typ="safe").load(DOMAIN)
    disguises = cycle(corpus["disguises"])
    names = [{"intent": intent, "entity": "field"} for intent in domain["intents"]]
    values = [{"intent": "choose", "entity": entity} for entity in domain["entities"]]
    pairs = [(form, name) for form in corpus["forms"] for name in names]
    pairs += [(corpus["forms"][1], value) for value in values for _ in corpus["disguises"]]
    cases = [Case(f"whole {number}", text) for number, text in enumerate(corpus["whole"])]
    for number, (form, name) in enumerate(pairs):
        disguise = next(disguises)
        payload = form.format(**name)
        disguised = disguise.get("before", "") + disguise.get("slash", "/") + payload[1:]
        cases.append(Case(f"payload {number} {name['intent']} {name['entity']} {disguise['id']}", disguised))
    return cases


def bodies() -> list[Body]:
    """Bodies for the messages' address."""
    return [
        Body(entry["id"], _bytes_of(entry), verdict == "answered")
        for verdict, entries in _load("bodies.yml").items()
        for entry in entries
    ]


def requests() -> list[tuple[str, bytes]]:
    """Whole requests, byte by byte."""
    return [(entry["id"], entry["text"].encode("latin-1")) for entry in _load("requests.yml")]


def cookies() -> list[Case]:
    """Values of the conversation's cookie, with `{…}` left in for what only a running service can tell."""
    return [Case(entry["id"], entry["value"] * entry.get("times", 1)) for entry in _load("cookies.yml")]


def generated(count: int, seed: int = 4711) -> Iterator[Case]:
    """Random texts of up to 500 characters from many blocks, the same ones for a seed."""
    pick = random.Random(seed)
    for number in range(count):
        blocks = pick.sample(BLOCKS, pick.randint(1, 4))
        length = pick.choice((1, 2, 7, 40, 200, 500))
        text = "".join(chr(pick.randint(*pick.choice(blocks))) for _ in range(length))
        words = pick.choice(("", "who leads ", "book a consultation ", "/", "tier 2 "))
        yield Case(f"generated {number}", (words + text)[:500])


def _written_out(group: str, entry: Mapping[str, Any]) -> Iterator[Case]:
    before, after = entry.get("before", ""), entry.get("after", "")
    if "each" not in entry:
        yield Case(f"{group} {entry['id']}", before + entry["text"] * entry.get("times", 1) + after)
        return
    first, last = entry["each"]
    for point in range(first, last + 1):
        yield Case(f"{group} {entry['id']} {point:04x}", before + chr(point) + after)


def _bytes_of(entry: Mapping[str, Any]) -> bytes:
    if "hex" in entry:
        return bytes.fromhex(entry["hex"])
    text = entry.get("body", "") + entry.get("fill", "") * entry.get("times", 1) + entry.get("after", "")
    return text.encode()


def _load(name: str) -> Any:
    return YAML(typ="safe").load(CORPUS / name)
