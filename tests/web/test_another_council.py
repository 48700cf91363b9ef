"""Another council's name, contacts, colours and rota come from its settings and files: no code is changed for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.bootstrap import build_services
from assistant.cli import main
from assistant.guidance.loading import CONTENT
from assistant.settings import SettingsError, read_settings
from tests.web.front_desk import FrontDesk, front_desk

NUMBERS = {"020 7525 1921": "01632 960111", "020 7525 5000": "01632 960222", "020 7525 1922": "01632 960333"}
BRAND = ":root { --brand: #4b2a63; --on-brand: #fff; --brand-edge: #b8a3c8; }\n"
ROTA = """
officers:
  - name: Duty of Exampleshire
    email: duty@exampleshire.gov.uk
    hours: {monday: ["9:00-12:30"]}
"""


@dataclass(frozen=True)
class Council:
    """A service of another council, and its files."""

    desk: FrontDesk
    files: dict[str, str]


@pytest.fixture()
def council(tmp_path: Path) -> Council:
    """Exampleshire, with invented numbers that no telephone has."""
    contacts = (CONTENT / "contacts.yml").read_text("utf-8")
    for southwark, exampleshire in NUMBERS.items():
        assert southwark in contacts
        contacts = contacts.replace(southwark, exampleshire)
    files = {}
    for name, text in {"CONTACTS": contacts, "BRAND": BRAND, "ROTA": ROTA}.items():
        file = tmp_path / name.lower()
        file.write_text(text, "utf-8")
        files[f"ASSISTANT_{name}"] = str(file)
    named = {"ASSISTANT_COUNCIL_NAME": "Exampleshire", "ASSISTANT_COUNCIL_HOME": "https://exampleshire.gov.uk/"}
    return Council(front_desk(tmp_path / "service", settings={**files, **named}), files)


def test_its_name_leads_every_page_and_home(council: Council) -> None:
    with TestClient(council.desk.app) as browser:
        page = browser.get("/").text
    assert '<a href="https://exampleshire.gov.uk/">Exampleshire</a>' in page
    assert "Southwark Council" not in page


def test_its_numbers_and_no_others_are_given(council: Council) -> None:
    with TestClient(council.desk.app) as browser:
        pages = [browser.get(path).text for path in ("/", "/consultation", "/privacy", "/answers/contact?for=school")]
    told = "".join(pages)
    assert "01632 960" in told
    assert not [number for number in NUMBERS if number in told or number.replace(" ", "") in told]
    contacts = council.desk.services.library.contacts
    assert contacts["c-mash-day"].phone == "01632 960111"
    assert "01632 960333" in council.desk.services.words.say("failed")


def test_its_colours_are_served(council: Council) -> None:
    with TestClient(council.desk.app) as browser:
        assert "--brand: #4b2a63" in browser.get("/static/brand.css").text.replace("--brand:#", "--brand: #")


def test_its_officers_can_be_booked(council: Council) -> None:
    assert [officer.name for officer in council.desk.services.rota_desk.rota().officers] == ["Duty of Exampleshire"]


def test_who_leads_on_the_command_line_gives_its_numbers(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_CONTACTS", council.files["ASSISTANT_CONTACTS"])
    assert main(["leads", "--tier", "2", "--feh", "yes"]) == 0
    assert not [number for number in NUMBERS if number in capsys.readouterr().out]


def test_a_contact_that_is_missing_is_named_with_the_setting(tmp_path: Path) -> None:
    contacts = tmp_path / "contacts.yml"
    contacts.write_text('- {id: c-999, name: Emergency services, for: danger, phone: "999"}\n', "utf-8")
    settings = read_settings({"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_CONTACTS": str(contacts)})
    with pytest.raises(SettingsError, match=r"ASSISTANT_CONTACTS names .*lacks .*c-mash-day"):
        build_services(settings)
