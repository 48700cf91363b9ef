"""Who finds a weakness finds where to report it, where the operator has said so."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.web.front_desk import front_desk
from tests.web.reader import Reader

ADDRESS = "/.well-known/security.txt"


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("security@southwark.gov.uk", "mailto:security@southwark.gov.uk"),
        ("https://www.southwark.gov.uk/report", "https://www.southwark.gov.uk/report"),
    ],
)
def test_the_contact_that_is_set_is_served(tmp_path, told, given):
    public = "https://attendance.southwark.gov.uk"
    desk = front_desk(tmp_path, settings={"ASSISTANT_SECURITY_CONTACT": told, "ASSISTANT_PUBLIC_URL": public})
    with Reader(desk) as reader:
        response = reader.client.get(ADDRESS, headers={"host": "attendance.southwark.gov.uk"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert (fields["Contact"], fields["Canonical"]) == (given, public + ADDRESS)
    ahead = datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00")) - desk.services.clock.now()
    assert timedelta() < ahead < timedelta(days=365)


def test_nothing_is_served_where_no_contact_is_set(reader):
    assert reader.client.get(ADDRESS).status_code == 404
