"""The rota that an operator writes down."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from assistant.adapters.rota_file import RotaFileError, enter_rota, read_rota_file
from assistant.consultation.model import Closure, OfficerId
from assistant.consultation.rota_desk import add_example_rota
from tests.support.office import Office

ROTA = """
settings: {slot_minutes: 45, step_minutes: 60, notice_minutes: 2880, daily_limit: 4}
officers:
  - name: Officer Rota
    email: Rota@Example.invalid
    hours: {Monday: ["9:00-12:30", "13:30-17:00"], Friday: 10:00-12:00}
closures:
  - {from: 2026-12-24, until: 2027-01-01, reason: Winter}
  - {from: 2027-03-01}
"""


@pytest.fixture()
def path(tmp_path: Path) -> Path:
    """A rota file."""
    file = tmp_path / "rota.yml"
    file.write_text(ROTA, encoding="utf-8")
    return file


def test_what_is_written_down_is_entered_once(database_url: str, path: Path):
    office = Office(database_url)
    for _ in range(2):
        enter_rota(office.desk, read_rota_file(path))
    rota = office.desk.rota()
    office.engine.dispose()

    assert [(each.name, each.email, each.example) for each in rota.officers] == [
        ("Officer Rota", "rota@example.invalid", False)
    ]
    assert [(each.weekday, each.starts, each.ends) for each in rota.hours] == [
        (0, time(9), time(12, 30)),
        (0, time(13, 30), time(17)),
        (4, time(10), time(12)),
    ]
    assert [(each.first_day, each.last_day) for each in rota.closures] == [
        (date(2026, 12, 24), date(2027, 1, 1)),
        (date(2027, 3, 1), date(2027, 3, 1)),
    ]
    assert (rota.settings.slot_length, rota.settings.daily_limit) == (timedelta(minutes=45), 4)


def test_hours_changed_on_the_pages_are_kept(database_url: str, path: Path):
    office = Office(database_url)
    enter_rota(office.desk, read_rota_file(path))
    office.desk.set_hours("officer 1", OfficerId(1), [(2, time(9), time(10))])
    office.desk.add_closure("officer 1", Closure(date(2027, 5, 1), date(2027, 5, 1)))

    enter_rota(office.desk, read_rota_file(path))

    assert [each.weekday for each in office.desk.rota().hours] == [2]
    assert len(office.desk.rota().closures) == 3
    office.engine.dispose()


def test_real_officers_take_the_place_of_the_examples(database_url: str, path: Path):
    office = Office(database_url)
    add_example_rota(office.desk)

    enter_rota(office.desk, read_rota_file(path))

    assert office.desk.rota().settings.daily_limit == 4
    assert [(each.example, each.active) for each in office.desk.rota().officers] == [
        (True, False),
        (True, False),
        (False, True),
    ]
    office.engine.dispose()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("officers: [{name: A, email: a@b.example}]", "'hours'"),
        ("officers: [{name: A, email: a@b.example, hours: {moonday: 9:00-10:00}}]", "not a weekday: moonday"),
        ("officers: [{name: A, email: a@b.example, hours: {monday: 10:00-9:00}}]", "end before they begin"),
        ("officers: []\nsettings: {slot_hours: 1}", "unknown settings: slot_hours"),
        ("officers: []\nclosures: [{from: 2027-01-02, until: 2027-01-01}]", "two days in order"),
        ("officers: [", "rota.yml"),
    ],
)
def test_a_mistake_is_named_with_the_file(path: Path, text: str, complaint: str):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RotaFileError, match=complaint) as caught:
        read_rota_file(path)
    assert str(caught.value).startswith("rota.yml: ")
