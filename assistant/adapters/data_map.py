"""The data map: what is kept, about whom, why and for how long, for every column of the schema.

The words are in `data_map.yml`. They are laid over the schema itself, and one that has no
counterpart in the other is an error, so that the privacy page cannot fall behind the databases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.adapters.database.tables import metadata

WORDS = Path(__file__).with_name("data_map.yml")

# Table names and their column names.
Schema = Mapping[str, Sequence[str]]


class DataMapError(ValueError):
    """The words and the schema do not fit; the message names what is missing or too much."""


@dataclass(frozen=True)
class Kept:
    """One thing that is kept. `name`: a column, or the id of a file, a cookie, the logs or the backups."""

    name: str
    what: str
    whose: str
    why: str
    how_long: str


@dataclass(frozen=True)
class Place:
    """Where things are kept. `id`: a table, or `file`, `cookie`, `log`, `backup`; `store`: which database."""

    id: str
    store: str | None
    title: str
    why: str
    how_long: str
    items: tuple[Kept, ...]

    @property
    def is_personal(self) -> bool:
        """Whether anything in it is about a person."""
        return any(item.whose != "nobody in particular" for item in self.items)


@dataclass(frozen=True)
class DataMap:
    """The tables of both databases, and everything that is kept outside a table."""

    tables: tuple[Place, ...]
    elsewhere: tuple[Kept, ...]


def data_map(conversation_days: int, booking_days: int, schema: Schema | None = None) -> DataMap:
    """The data map with the periods of the settings.

    Args:
        schema: what the databases hold; if None, what this release creates.

    Raises DataMapError when a column has no words or words have no column.
    """
    words = _words()
    _compare(words["tables"], schema if schema is not None else created_schema())
    days = {"conversation_days": conversation_days, "booking_days": booking_days}
    periods = {name: text.format(**days) for name, text in words["periods"].items()}
    people = words["people"]
    tables = tuple(_place(name, table, periods, people) for name, table in words["tables"].items())
    elsewhere = tuple(
        Kept(entry["id"], entry["what"], people[entry["whose"]], entry["why"], periods[entry["kept"]])
        for entry in words["elsewhere"]
    )
    return DataMap(tables, elsewhere)


def created_schema() -> dict[str, list[str]]:
    """The tables and columns that this release creates in both databases."""
    # Imported late: only the service itself needs Rasa.
    from rasa.core.tracker_store import SQLTrackerStore

    tables = [*metadata.sorted_tables, *SQLTrackerStore.Base.metadata.sorted_tables]
    # Alembic makes its own table and shows it to nobody.
    return {table.name: [column.name for column in table.columns] for table in tables} | {
        "alembic_version": ["version_num"]
    }


def known_files() -> tuple[str, ...]:
    """Patterns of the files that the service may leave in its data folder."""
    return tuple(entry["matches"] for entry in _words()["elsewhere"] if entry["kind"] == "file")


def known_cookies() -> frozenset[str]:
    """The cookies that the service may set."""
    return frozenset(entry["id"] for entry in _words()["elsewhere"] if entry["kind"] == "cookie")


@cache
def _words() -> Mapping[str, Any]:
    return YAML(typ="safe").load(WORDS)


def _compare(tables: Mapping[str, Any], schema: Schema) -> None:
    described = {f"{name}.{column}" for name, table in tables.items() for column in table["columns"]}
    existing = {f"{name}.{column}" for name, columns in schema.items() for column in columns}
    problems = [f"{name} is kept and not described" for name in sorted(existing - described)]
    problems += [f"{name} is described and not kept" for name in sorted(described - existing)]
    if problems:
        raise DataMapError(f"{WORDS.name}: {'; '.join(problems)}")


def _place(name: str, table: Mapping[str, Any], periods: Mapping[str, str], people: Mapping[str, str]) -> Place:
    how_long = periods[table["kept"]]
    items = tuple(
        Kept(column, entry["what"], people[entry["whose"]], table["why"], how_long)
        for column, entry in table["columns"].items()
    )
    return Place(name, table["store"], table["title"], table["why"], how_long, items)
