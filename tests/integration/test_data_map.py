"""The data map describes what the databases, the data folder and the browser really hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.adapters.data_map import DataMapError, created_schema, data_map, known_cookies
from tests.support.databases import new_database

WEB = Path(__file__).resolve().parents[2] / "assistant" / "web"


def real_schema(consultations_url: str, conversations_url: str) -> dict[str, list[str]]:
    """What two databases hold after the service has made its tables."""
    from assistant.engine.conversation_store import ConversationStore

    ConversationStore(conversations_url).engine.dispose()
    found: dict[str, list[str]] = {}
    for url in dict.fromkeys((consultations_url, conversations_url)):
        engine = sa.create_engine(url)
        inspected = sa.inspect(engine)
        found |= {name: [each["name"] for each in inspected.get_columns(name)] for name in inspected.get_table_names()}
        engine.dispose()
    return found


def test_every_column_of_the_real_databases_is_described_and_nothing_else(backend: str, tmp_path: Path) -> None:
    url = new_database(backend, tmp_path)
    conversations = f"sqlite:///{tmp_path / 'conversations.db'}" if backend == "sqlite" else url

    drawn = data_map(30, 365, real_schema(url, conversations))

    assert {place.id for place in drawn.tables} == set(created_schema())


def test_a_new_column_without_words_is_refused() -> None:
    schema = created_schema()
    schema["drafts"] = [*schema["drafts"], "child_name"]
    with pytest.raises(DataMapError, match=r"drafts\.child_name is kept and not described"):
        data_map(30, 365, schema)


def test_words_without_a_column_are_refused() -> None:
    schema = {name: columns for name, columns in created_schema().items() if name != "waiting_list"}
    with pytest.raises(DataMapError, match=r"waiting_list\.email is described and not kept"):
        data_map(30, 365, schema)


def test_the_periods_are_those_of_the_settings() -> None:
    drawn = {place.id: place for place in data_map(17, 99).tables}
    assert "17 days" in drawn["events"].how_long
    assert "99 days" in drawn["bookings"].how_long


def test_every_entry_says_what_whose_why_and_how_long() -> None:
    drawn = data_map(30, 365)
    for item in [*drawn.elsewhere, *(item for place in drawn.tables for item in place.items)]:
        assert item.what.endswith(".") and item.whose and item.why and item.how_long, item


def test_every_cookie_of_the_web_pages_is_described() -> None:
    from assistant.web.sessions import COOKIE

    sources = "\n".join(file.read_text(encoding="utf-8") for file in WEB.rglob("*.py"))
    named = set(re.findall(r"\b(?:Signed|Token)Cookie\(\s*\"(\w+)\"", sources)) | {COOKIE}
    assert named == known_cookies()


def test_no_column_is_there_for_a_child() -> None:
    for table, columns in created_schema().items():
        for column in columns:
            assert not re.search(r"child|pupil|birth|upn|nhs|address|postcode|phone", column), f"{table}.{column}"
