"""Who may do what: every route has an entry, every form is tied to its browser, no page says too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.routing import Route

from assistant.web.app import ROUTES
from assistant.web.middleware import HEADERS
from assistant.web.reading import LONGEST_FORM
from tests.web.booking_steps import begin, conversation_of
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.reader import Reader

READ, FORM, OWN_FORM, OWN = (
    "anyone reads",
    "anyone, with a form token",
    "whoever has the right, with a form token",
    "whoever has the right",
)

# Route and method → who may. A route that is not here fails the first test below.
ACCESS = {
    ("/", "GET"): READ,
    ("/api/messages", "POST"): "the conversation of the cookie, JSON only",
    ("/chat", "POST"): FORM,
    ("/transcript.txt", "GET"): "the conversation of the cookie",
    ("/feedback", "POST"): FORM,
    ("/feedback/thanks", "GET"): READ,
    ("/answers", "GET"): READ,
    ("/answers/{topic}", "GET"): READ,
    ("/conversation/new", "GET"): READ,
    ("/conversation/new", "POST"): FORM,
    ("/conversation/delete", "GET"): READ,
    ("/conversation/delete", "POST"): FORM,
    ("/who-leads", "GET"): READ,
    ("/api/leads", "GET"): READ,
    ("/healthz", "GET"): READ,
    ("/readyz", "GET"): READ,
    ("/static/{name}", "GET"): READ,
    ("/guidance", "GET"): READ,
    ("/guidance/who-leads", "GET"): READ,
    ("/guidance/who-leads.svg", "GET"): READ,
    ("/guidance/not-settled", "GET"): READ,
    ("/guidance/{chapter}", "GET"): READ,
    ("/.well-known/security.txt", "GET"): READ,
    ("/privacy", "GET"): READ,
    ("/privacy/child", "GET"): READ,
    ("/accessibility", "GET"): READ,
    ("/scorecard", "GET"): READ,
    ("/consultation/parents", "GET"): READ,
    ("/consultation/booked/{reference}", "GET"): OWN,
    ("/consultation/booked/{reference}/calendar.ics", "GET"): OWN,
    ("/consultation/link/{secret}", "GET"): OWN,
    ("/consultation/booking/{reference}", "GET"): OWN,
    **{
        (path, method): READ if method == "GET" else FORM
        for path in (
            "/consultation", "/consultation/organisation", "/consultation/contact", "/consultation/code",
            "/consultation/code/new", "/consultation/again", "/consultation/topic", "/consultation/more",
            "/consultation/time", "/consultation/check", "/consultation/waiting-list",
            "/consultation/waiting-list/leave", "/consultation/change", "/consultation/change/code",
            "/consultation/offer/{secret}",
        )
        for method in ("GET", "POST")
    },
    **{
        (f"{path}/{step}", method): OWN if method == "GET" else OWN_FORM
        for path in ("/consultation/link/{secret}", "/consultation/booking/{reference}")
        for step in ("move", "cancel")
        for method in ("GET", "POST")
    },
}  # fmt: skip


def public_routes() -> list[tuple[str, str]]:
    """Every route and method of the application outside the officers' pages, which have a matrix of their own."""
    found = []
    for route in ROUTES:
        assert isinstance(route, Route)
        found += [(route.path, method) for method in sorted(route.methods or ()) if method != "HEAD"]
    return [(path, method) for path, method in found if not path.startswith("/officer")]


def filled(path: str) -> str:
    """A path with something in the place of its parameters."""
    named = {"chapter": "core-values", "topic": "consultation", "reference": "K7QM-2XWD", "secret": "nothing"}
    return path.format(**named, name="page.css")


FORMS = [path for (path, method), who in ACCESS.items() if method == "POST" and who in {FORM, OWN_FORM}]
PAGES = [
    path
    for path, method in ACCESS
    if method == "GET" and path not in {"/static/{name}", "/api/leads", "/healthz", "/readyz"}
]


def test_every_route_is_in_the_access_matrix_and_no_other() -> None:
    assert sorted(set(public_routes())) == sorted(ACCESS)


@pytest.mark.parametrize("path", FORMS)
def test_a_form_without_this_browsers_token_does_nothing(reader: Reader, path: str) -> None:
    """What another site could send: the cookie goes along, the token cannot."""
    reader.open("/")
    before = reader.desk.office.messages()
    for token in ("", "x" * 27, "é\u0000"):
        fields = {
            "form_token": token,
            "message": "Who leads?",
            "role": "school",
            "reference": "K7QM-2XWD",
            "code": "123456",
        }
        reader.client.post(filled(path), data=fields, follow_redirects=False)
        # A page that is shown again says 403; one that needs a right or an earlier answer leads elsewhere.
        response = reader.client.post(filled(path), data=fields, follow_redirects=False)
        assert response.status_code in {303, 403, 404}, response.status_code
    assert reader.desk.door.taken == 0 and reader.desk.office.messages() == before


def test_the_token_of_another_conversation_is_not_taken(reader: Reader) -> None:
    with Reader(reader.desk) as stranger:
        stranger.open("/")
        theirs = stranger.forms[-1].values["form_token"]
    reader.open("/")
    reader.post("/chat", {"form_token": theirs, "message": "Who leads?"})
    assert reader.status == 403 and reader.desk.door.taken == 0


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_messages_of_programs_must_be_json(reader: Reader, kind: str) -> None:
    body = json.dumps({"message": "Who leads?"})
    answer = reader.client.post("/api/messages", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 415 and "error" in answer.json() and reader.desk.door.taken == 0


def test_programs_get_replies_answer_and_the_addresses_of_the_clauses(reader: Reader) -> None:
    answer = reader.client.post("/api/messages", json={"message": "How often?", "audience": "parent"})
    assert answer.status_code == 200
    assert set(answer.json()) == {"replies", "answer"}
    source = answer.json()["replies"][0]["parts"]["sources"][0]
    assert source["href"] == "/guidance/core-values?edition=2023-01#single-point-of-contact"
    assert answer.json()["answer"]["audience"] == "parent"
    assert "Answering for: parent" in reader.open("/")


def test_a_cookie_that_is_not_ours_starts_a_new_conversation(reader: Reader) -> None:
    reader.client.post("/api/messages", json={"message": "mine"})
    mine = conversation_of(reader)
    for forged in (mine, f"{mine}.AAAAAA.{'x' * 27}", "x" * 5000, "é"):
        stranger = Reader(reader.desk)
        answer = stranger.client.get("/", headers={"Cookie": f"conversation={forged}".encode()})
        assert answer.status_code == 200 and 'id="latest"' not in answer.text


def test_cookies_are_not_for_scripts_and_stay_on_this_site(reader: Reader) -> None:
    begin(reader)
    answer = reader.client.get("/")
    assert "httponly" in answer.headers["set-cookie"].lower() and "samesite=lax" in answer.headers["set-cookie"].lower()


def test_over_https_cookies_are_secure(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, settings={"ASSISTANT_PUBLIC_URL": "https://assistant.example"})
    with Reader(desk) as visitor:
        assert "secure" in visitor.client.get("/").headers["set-cookie"].lower()


def test_changed_answers_of_a_booking_are_not_believed(reader: Reader) -> None:
    begin(reader)
    kept = reader.client.cookies["booking"]
    page = Reader(reader.desk).client.get("/consultation/organisation", headers={"Cookie": f"booking={kept[:-3]}abc"})
    assert page.url.path == "/consultation"


@pytest.mark.parametrize("path", [*PAGES, "/nothing/here"])
def test_every_page_carries_the_security_headers_and_no_inline_code(reader: Reader, path: str) -> None:
    answer = reader.client.get(filled(path))
    for name, value in HEADERS.items():
        assert answer.headers[name] == value, name
    assert answer.headers["cache-control"] == "no-store"
    if answer.headers["content-type"].startswith("text/html"):
        for inline in ("<style", "style=", "onclick", "javascript:", "http://cdn"):
            assert inline not in answer.text, inline
        assert answer.text.count("<script src=") == answer.text.count("<script") == (2 if answer.url.path == "/" else 1)


@pytest.mark.parametrize("path", ["/nothing", "/guidance/nothing", "/guidance/core-values?edition=1999", "/officer-x"])
def test_an_unknown_page_says_so_in_plain_words(reader: Reader, path: str) -> None:
    text = reader.open(path)
    assert reader.status == 404 and "Page not found" in text and "020 7525 1922" in text


def test_an_unknown_api_path_answers_in_json(reader: Reader) -> None:
    answer = reader.client.get("/api/nothing")
    assert answer.status_code == 404 and set(answer.json()) == {"error"}


def test_a_wrong_method_a_wrong_kind_and_too_much_are_refused_on_a_page(reader: Reader) -> None:
    reader.open("/")
    assert reader.client.get("/chat").status_code == 405
    assert reader.client.post("/chat", json={"message": "x"}).status_code == 415
    big = reader.client.post("/chat", data={"message": "x" * (LONGEST_FORM + 1)})
    assert big.status_code == 413 and "too long" in big.text
    many = "&".join(f"a{number}=1" for number in range(500))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert reader.client.post("/chat", content=many, headers=headers).status_code == 415


def test_too_many_messages_are_put_off_with_a_time(tmp_path: Path) -> None:
    with Reader(front_desk(tmp_path, settings={"ASSISTANT_MESSAGES_A_MINUTE": "2"})) as visitor:
        visitor.open("/")
        values = next(form for form in visitor.forms if "message" in form.values).values
        for number in range(3 * 2 + 1):
            visitor.post("/chat", {**values, "message": f"Who leads? {number}"})
        assert visitor.status == 429 and "wait a minute" in visitor.text
        answer = visitor.client.post("/api/messages", json={"message": "again"})
        assert answer.status_code == 429 and int(answer.headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "${7*7}", "{slot} %s 0[",
        "'; DROP TABLE bookings;--", "../../etc/passwd", "a\r\nSet-Cookie: x=1", "\u202egnp.exe", "\U0001f600" * 10,
        "e\u0301" * 50, "\x00\x01\x02ab",
    ],
)  # fmt: skip
def test_what_is_typed_is_shown_as_text_and_breaks_nothing(reader: Reader, typed: str) -> None:
    reader.open("/")
    values = next(form for form in reader.forms if "message" in form.values).values
    for path, fields in (
        ("/chat", {"message": typed}),
        ("/chat", {"button": typed}),
        ("/consultation", {"role": typed}),
        ("/consultation/organisation", {"organisation": typed}),
        ("/consultation/contact", {"name": typed, "email": typed}),
        ("/consultation/code", {"code": typed}),
        ("/consultation/topic", {"topic": typed}),
        ("/consultation/more", {"tier": typed, "tried": typed, "stage": typed}),
        ("/consultation/time", {"slot": typed, "own_words": typed}),
        ("/consultation/check", {"key": typed}),
        ("/consultation/change", {"reference": typed}),
        ("/consultation/change/code", {"code": typed}),
    ):
        text = reader.post(path, {**values, **fields})
        assert reader.status in {200, 303, 403, 422}, (path, reader.status)
        assert "<script>alert" not in text and "<img src=x" not in text and ">49<" not in text
    reader.open("/")
    assert reader.status == 200


@pytest.mark.parametrize(
    "raw", [b"message=%ED%A0%80%00%FF", b"message=%C0%AF", b"\xff\xfe\x00", b"%", b"=&=&;;", b"message"]
)
def test_bytes_that_are_no_text_are_refused(reader: Reader, raw: bytes) -> None:
    reader.open("/")
    token = reader.forms[-1].values["form_token"].encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = reader.client.post("/chat", content=b"form_token=" + token + b"&" + raw, headers=headers)
    assert answer.status_code in {200, 422}
    answer = reader.client.post("/consultation/time", content=raw, headers=headers)
    assert answer.status_code in {200, 403}


class BrokenConsultations:
    """A booking service whose database has gone, with the words of a caller in its message."""

    def __getattr__(self, name: str) -> object:
        raise OSError("disk I/O error while saving Sam Secret")


def test_a_broken_database_is_a_plain_page_and_nothing_typed_is_logged(
    desk: FrontDesk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Reader(desk) as visitor:
        object.__setattr__(desk.services, "consultations", BrokenConsultations())
        text = visitor.open("/consultation")
        assert visitor.status == 503 and "020 7525 1922" in text and "Traceback" not in text and "Secret" not in text
        assert visitor.open("/") and visitor.status == 200
    assert "OSError at" in caplog.text and "Secret" not in caplog.text


def test_a_bug_is_a_plain_page_too(desk: FrontDesk, caplog: pytest.LogCaptureFixture) -> None:
    with Reader(desk) as visitor:
        desk.door.take_text = None  # type: ignore[assignment]
        visitor.open("/")
        values = next(form for form in visitor.forms if "message" in form.values).values
        text = visitor.post("/chat", {**values, "message": "Sam Secret leads"})
        assert visitor.status == 500 and "problem with this service" in text and "Traceback" not in text
    assert "TypeError at chat.py" in caplog.text and "Secret" not in caplog.text
