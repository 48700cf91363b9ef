"""What is known against the pinned packages was reviewed for the versions that are installed, and not too long ago.

The one test of the project that looks at the real date, on purpose: it has to fail when a review is due.
"""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.imports import imported_by

PROJECT = Path(__file__).resolve().parents[2]
REVIEW = PROJECT / "security" / "known-vulnerabilities.yml"
LONGEST_BETWEEN_REVIEWS = timedelta(days=183)
REACHES = {"no", "only_by_operator", "in_part"}
# Packages that Rasa brings and this service must never use itself.
NEVER_IMPORTED = {
    "aiohttp", "sanic", "pydantic", "jsonpickle", "skops", "joblib", "pickle", "pymongo", "twilio", "keras", "yaml",
}  # fmt: skip


def today() -> date:
    """The real date: see the docstring of this module."""
    return date.today()


def installed(package: str) -> str | None:
    """The installed version of a package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def problems(review: dict[str, Any], versions: dict[str, str | None], on: date) -> list[str]:
    """What makes the review no longer hold."""
    found = []
    for entry in review["packages"]:
        name, reviewed = entry["package"], str(entry["version"])
        now = versions.get(name)
        if now is None:
            found.append(f"{name} is not installed any more: remove its entry")
        elif now != reviewed:
            found.append(f"{name} is {now} and was reviewed as {reviewed}")
        if entry["review_by"] < on:
            found.append(f"{name} was to be reviewed again by {entry['review_by']}")
        if entry["review_by"] - review["reviewed_on"] > LONGEST_BETWEEN_REVIEWS:
            found.append(f"{name} has its next review too far ahead")
    return found


@pytest.fixture(scope="module")
def review() -> dict[str, Any]:
    """The reviewed list."""
    return YAML(typ="safe").load(REVIEW)


def test_the_review_holds_for_what_is_installed_today(review: dict[str, Any]) -> None:
    versions = {entry["package"]: installed(entry["package"]) for entry in review["packages"]}
    assert problems(review, versions, today()) == []


def test_another_version_a_missing_package_and_a_passed_date_are_found() -> None:
    entry = {"package": "a", "version": "1.0", "review_by": date(2027, 1, 1)}
    review = {"reviewed_on": date(2026, 11, 22), "packages": [entry]}
    assert problems(review, {"a": "1.0"}, date(2027, 1, 1)) == []
    assert "was reviewed as 1.0" in problems(review, {"a": "1.1"}, date(2026, 12, 1))[0]
    assert "not installed" in problems(review, {}, date(2026, 12, 1))[0]
    assert "reviewed again by" in problems(review, {"a": "1.0"}, date(2027, 1, 2))[0]
    late = {**review, "packages": [{**entry, "review_by": date(2030, 1, 1)}]}
    assert "too far ahead" in problems(late, {"a": "1.0"}, date(2026, 12, 1))[0]


def test_every_entry_says_whether_it_can_be_reached_and_what_stands_in_the_way(review: dict[str, Any]) -> None:
    names = [entry["package"] for entry in review["packages"]]
    assert len(names) == len(set(names))
    for entry in review["packages"]:
        assert entry["reachable"] in REACHES, entry["package"]
        assert len(entry["why"]) > 20 and len(entry["control"]) > 10, entry["package"]
        assert entry["reachable"] == "no" or entry["control"], entry["package"]
        for test in entry["shown_by"]:
            assert (PROJECT / test).is_file(), f"{entry['package']}: {test}"


def test_this_service_does_not_import_what_it_must_not_reach() -> None:
    for folder in ("assistant", "actions", "policies"):
        for file in (PROJECT / folder).rglob("*.py"):
            assert not NEVER_IMPORTED & imported_by(file), file.relative_to(PROJECT)
