"""Signing in: the right password opens a new session, failing costs time, and nothing tells an account from none."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from assistant.adapters.officer_passwords import OfficerPasswords, is_strong_enough
from assistant.adapters.rate_limits import address_key
from assistant.web.officer.waits import ACCOUNT, LoginWaits
from tests.support.office import MovableClock
from tests.web.officer.conftest import ADMINISTRATOR, CHEAP, HOLDER, PASSWORD, OfficersPages, form_token, token_of

PROJECT = Path(__file__).resolve().parents[3]
EMAIL = f"officer{HOLDER}@example.invalid"
WRONG = "this is not the password"


def cookie(response: Any, name: str) -> str:
    """The Set-Cookie header for a cookie."""
    return next(each for each in response.headers.get_list("set-cookie") if each.startswith(f"{name}="))


def test_the_right_password_opens_the_pages(pages: OfficersPages) -> None:
    client = pages.browser()
    assert client.get("/officer").headers["location"] == "/officer/login"
    assert pages.sign_in(client, EMAIL.upper()).headers["location"] == "/officer"
    assert "Signed in as Officer 3" in client.get("/officer").text


def test_the_session_is_new_at_every_login_and_the_one_before_is_over(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    before = client.cookies["officer"]
    client.cookies.delete("officer")
    planted = pages.browser()
    planted.cookies.set("officer", before, path="/officer")
    page = planted.get("/officer/password").text
    assert "Signed in" in page
    response = planted.post(
        "/officer/login",
        data={
            "form_token": form_token(pages.browser().get("/officer/login").text),
            "email": EMAIL,
            "password": PASSWORD,
        },
    )
    assert response.status_code == 403, "a form that was rendered for another browser"
    visitor = pages.browser()
    token = form_token(visitor.get("/officer/login").text)
    visitor.cookies.set("officer", before, path="/officer")
    response = visitor.post("/officer/login", data={"form_token": token, "email": EMAIL, "password": PASSWORD})
    after = cookie(response, "officer").split("=", 1)[1].split(";")[0]
    assert after != before
    late = pages.browser()
    late.cookies.set("officer", before, path="/officer")
    assert late.get("/officer").status_code == 303


def test_the_cookie_is_for_these_pages_alone(pages: OfficersPages) -> None:
    response = pages.sign_in(pages.browser(), EMAIL)
    flags = cookie(response, "officer").lower()
    for flag in ("httponly", "samesite=strict", "secure", "path=/officer"):
        assert flag in flags
    assert "max-age" not in flags


def test_signing_out_ends_the_session_on_the_server(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    kept = client.cookies["officer"]
    client.post("/officer/logout", data={"form_token": token_of(client)})
    thief = pages.browser()
    thief.cookies.set("officer", kept, path="/officer")
    assert thief.get("/officer").status_code == 303


def test_a_session_lives_while_it_is_used_and_half_an_hour_longer(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    for _ in range(5):
        pages.office.clock.advance(timedelta(minutes=28))
        assert client.get("/officer").status_code == 200
    pages.office.clock.advance(timedelta(minutes=30))
    assert client.get("/officer").status_code == 303


def test_a_session_ends_after_ten_hours_however_busy(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    for _ in range(29):
        pages.office.clock.advance(timedelta(minutes=20))
        assert client.get("/officer").status_code == 200
    pages.office.clock.advance(timedelta(minutes=20))
    assert client.get("/officer").status_code == 303


def test_an_officer_taken_out_of_the_rota_is_signed_out(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    pages.services.rota_desk.set_officer_active("test", pages.officer(HOLDER).id, False)
    assert client.get("/officer").status_code == 303
    assert pages.sign_in(pages.browser(), EMAIL).status_code == 422


def test_a_new_password_signs_out_everywhere_else(pages: OfficersPages) -> None:
    here, elsewhere = pages.browser(HOLDER), pages.browser(HOLDER)
    new = "another set of four words"
    fields = {"form_token": token_of(here), "present": PASSWORD, "chosen": new, "again": new}
    assert here.post("/officer/password", data=fields).status_code == 303
    assert here.get("/officer").status_code == 200
    assert elsewhere.get("/officer").status_code == 303
    assert pages.sign_in(pages.browser(), EMAIL).status_code == 422
    assert pages.sign_in(pages.browser(), EMAIL, new).status_code == 303


@pytest.mark.parametrize(
    ("present", "chosen", "again"),
    [
        (WRONG, "another set of words", "another set of words"),
        (PASSWORD, "short", "short"),
        (PASSWORD, "another set of words", "other"),
    ],
)
def test_a_password_is_not_changed_on_a_doubt(pages: OfficersPages, present: str, chosen: str, again: str) -> None:
    client = pages.browser(HOLDER)
    fields = {"form_token": token_of(client), "present": present, "chosen": chosen, "again": again}
    response = client.post("/officer/password", data=fields)
    assert response.status_code == 422
    assert chosen not in response.text
    assert pages.sign_in(pages.browser(), EMAIL).status_code == 303


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(pages: OfficersPages) -> None:
    wrong = pages.sign_in(pages.browser(), EMAIL, WRONG)
    unknown = pages.sign_in(pages.browser(), "nobody@example.invalid", WRONG)
    shown = [re.sub(r'(name="form_token" )?value="[^"]*"', "", response.text) for response in (wrong, unknown)]
    assert wrong.status_code == unknown.status_code == 422
    assert shown[0] == shown[1]
    assert set(wrong.headers) == set(unknown.headers)


def test_an_unknown_address_costs_a_password_check_too(pages: OfficersPages) -> None:
    checked: list[str] = []

    class Counting(PasswordHasher):
        """Counts what is checked."""

        def verify(self, hash: str, password: str) -> bool:
            checked.append(hash)
            return super().verify(hash, password)

    area = pages.app.state.officer_area
    counting = OfficerPasswords(Counting(time_cost=1, memory_cost=8, parallelism=1))
    pages.app.state.officer_area = replace(area, passwords=counting)
    for email in (EMAIL, "nobody@example.invalid", "officer.one@example.invalid"):
        assert pages.sign_in(pages.browser(), email, WRONG).status_code == 422
    assert len(checked) == 3


def test_the_stand_in_for_a_missing_account_opens_nothing() -> None:
    passwords = OfficerPasswords(CHEAP)
    assert not passwords.matches(None, "nobody has this password")
    assert passwords.matches(passwords.hash("café au lait"), "cafe\u0301 au lait ")


def test_passwords_are_kept_as_argon2id(pages: OfficersPages) -> None:
    assert OfficerPasswords().hash(PASSWORD).startswith("$argon2id$v=19$m=65536,")


def test_weak_passwords_are_refused() -> None:
    for weak in ("short", "aaaaaaaaaaaaaaaa", EMAIL, "officer3@example.invalid 1", "x" * 201, "123412341234"):
        assert not is_strong_enough(weak, EMAIL), weak
    assert is_strong_enough(PASSWORD, EMAIL)


@pytest.mark.parametrize(
    "common",
    [
        "password1234",
        "Password1234!",
        "qwertyuiop12",
        "letmein123456",
        "Southwark2026!",
        "Welcome12345",
    ],
)
def test_common_passwords_are_refused(common: str) -> None:
    assert not is_strong_enough(common)


@pytest.mark.parametrize("chosen", [PASSWORD, "correct horse battery staple", "kV9 tray Ulm quiet", "x9$Lq2!vT7pZ"])
def test_passwords_that_are_not_guessed_are_taken(chosen: str) -> None:
    assert is_strong_enough(chosen)


def test_each_failure_after_the_third_doubles_the_wait(pages: OfficersPages) -> None:
    clock, waits = pages.office.clock, []
    for _ in range(9):
        response = pages.sign_in(pages.browser(), EMAIL, WRONG)
        if response.status_code == 429:
            waits.append(int(response.headers["retry-after"]))
            clock.advance(timedelta(seconds=waits[-1]))
            response = pages.sign_in(pages.browser(), EMAIL, WRONG)
        assert response.status_code == 422
    assert waits == sorted(waits)
    assert waits[0] <= 2
    assert waits[-1] >= 8 * waits[0]


def test_while_waiting_even_the_right_password_waits_and_afterwards_it_opens(pages: OfficersPages) -> None:
    for _ in range(4):
        pages.sign_in(pages.browser(), EMAIL, WRONG)
    assert pages.sign_in(pages.browser(), EMAIL).status_code == 429
    pages.office.clock.advance(timedelta(seconds=3))
    assert pages.sign_in(pages.browser(), EMAIL).status_code == 303


def test_nobody_can_keep_an_officer_out_of_a_browser_they_have_used(pages: OfficersPages) -> None:
    known = pages.browser(HOLDER)
    known.post("/officer/logout", data={"form_token": token_of(known)})
    for _ in range(40):
        pages.sign_in(pages.browser(), EMAIL, WRONG)
    assert pages.sign_in(pages.browser(), EMAIL).status_code == 429
    assert pages.sign_in(known, EMAIL).status_code == 303


def test_a_browser_known_for_one_officer_is_unknown_for_another(pages: OfficersPages) -> None:
    known = pages.browser(HOLDER)
    known.post("/officer/logout", data={"form_token": token_of(known)})
    other = f"officer{ADMINISTRATOR}@example.invalid"
    for _ in range(4):
        pages.sign_in(known, other, WRONG)
    assert pages.sign_in(pages.browser(), other).status_code == 429


def test_an_address_that_tries_many_accounts_waits(pages: OfficersPages) -> None:
    statuses = [pages.sign_in(pages.browser(), f"officer{n}@example.invalid", WRONG).status_code for n in range(20, 40)]
    assert 429 in statuses
    assert statuses.index(429) > 10


def test_the_longest_wait_is_a_quarter_of_an_hour() -> None:
    clock = MovableClock()
    waits, keys = LoginWaits(clock), (("account x", ACCOUNT),)
    for _ in range(40):
        clock.advance(timedelta(seconds=waits.begin(keys)))
        waits.begin(keys)
    wait = waits.begin(keys)
    assert timedelta(seconds=wait) <= timedelta(minutes=15, seconds=1)
    clock.advance(timedelta(days=1))
    assert [waits.begin(keys) for _ in range(4)] == [0, 0, 0, 0]


def test_neighbours_in_one_ipv6_network_count_as_one() -> None:
    assert address_key("2001:db8::1") == address_key("2001:db8::ffff")
    assert address_key("2001:db8::1") != address_key("2001:db8:0:1::1")
    assert address_key("192.0.2.1") != address_key("192.0.2.2")


def test_a_form_of_another_visitor_signs_nobody_in(pages: OfficersPages) -> None:
    token = form_token(pages.browser().get("/officer/login").text)
    client = pages.browser()
    client.get("/officer/login")
    response = client.post("/officer/login", data={"form_token": token, "email": EMAIL, "password": PASSWORD})
    assert response.status_code == 403
    assert client.get("/officer").status_code == 303


def test_signing_in_is_in_the_audit_trail_and_no_password_is(pages: OfficersPages) -> None:
    pages.browser(HOLDER)
    with pages.services.unit_of_work(writing=False) as work:
        entries = work.audit.entries()
    assert [entry.actor for entry in entries if entry.action == "signed_in"] == [f"officer {HOLDER}"]
    assert PASSWORD not in str([entry.detail for entry in entries])


SECRET_NAMES = re.compile(r"token|secret|password|signature|digest|hmac|(^|_)mac($|_)|(^|_)code$", re.IGNORECASE)
HARMLESS = {"status_code"}
# Compared by the database, which looks a keyed hash up in an index.
LOOKED_UP = "officer_sessions.c.digest"
JUDGED = (
    *(PROJECT / "assistant" / "web").rglob("*.py"),
    *(PROJECT / "assistant" / "adapters").rglob("officer_*.py"),
    PROJECT / "assistant" / "adapters" / "secret_source.py",
    PROJECT / "assistant" / "consultation" / "proving.py",
)


def names_in(node: ast.expr) -> set[str]:
    """The names that an expression is made of."""
    named = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return named | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def leaks(compared: ast.expr) -> bool:
    """Whether a side of `==` holds a secret."""
    return any(SECRET_NAMES.search(name) for name in names_in(compared) - HARMLESS)


def test_secrets_are_compared_in_constant_time() -> None:
    """`==` takes longer the more of two texts is the same: on what is named as a secret it is not used."""
    assert len(JUDGED) > 20
    for file in JUDGED:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
                sides = [node.left, *node.comparators]
                looked_up = any(ast.unparse(side) == LOOKED_UP for side in sides)
                assert looked_up or not any(map(leaks, sides)), f"{file.name}:{node.lineno}"


def test_that_check_sees_a_careless_comparison() -> None:
    tree = ast.parse("given_token == expected", mode="eval").body
    assert isinstance(tree, ast.Compare)
    assert leaks(tree.left)
