"""The style sheets use the colours and type sizes of the GOV.UK Design System, or say here that they do not.

The values are those that GOV.UK Frontend 6.6.0 publishes; whoever follows a newer version changes them here first.
"""

from __future__ import annotations

import re

from assistant.web.assets import STATIC

GOVUK_COLOURS = {
    "ink": "#0b0c0c",
    "soft": "#484949",
    "paper": "#fff",
    "mine": "#f4f8fb",
    "mine-edge": "#8eb8dc",
    "edge": "#cecece",
    "line": "#0b0c0c",
    "link": "#1a65a6",
    "link-hover": "#0f385c",
    "visited": "#54319f",
    "go": "#0f7a52",
    "go-edge": "#083d29",
    "stop": "#ca3535",
    "stop-edge": "#651b1b",
    "wrong": "#ca3535",
    "focus": "#fd0",
    "on-focus": "#0b0c0c",
    "done": "#0f7a52",
    "on-done": "#fff",
}
"""Text, surface, border, link, button, error, success and focus colours of GOV.UK Frontend 6.6.0."""

OWN_COLOURS = {"tint": "#f3f2f1", "danger": "#fff3f3"}
"""The grey of bars and asides, and the ground of a safety message: the service's own."""

TAG_COLOURS = {"#0c2d4a", "#bbd4ea"}
"""Text and ground of the blue tag of GOV.UK Frontend 6.6.0."""

SMALLEST_TEXT_REM = 0.9
BODY_TEXT_REM = 1.1875
"""19 pixels: the body text of a wide screen, here of every screen."""


def sheet(name: str) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text("utf-8"), flags=re.DOTALL)


def light_colours() -> dict[str, str]:
    """The custom properties of the light look."""
    first = sheet("page.css").partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", first))


def test_the_light_colours_are_those_of_the_design_system():
    assert light_colours() == {**GOVUK_COLOURS, **OWN_COLOURS}


def test_no_rule_has_a_colour_of_its_own():
    for file in STATIC.glob("*.css"):
        rules = re.sub(r":root \{.*?\}", "", sheet(file.name), flags=re.DOTALL)
        literal = set(re.findall(r"#[0-9a-f]{3,8}\b(?![^{}]*\{)", rules)) - {"#fff", "#000"}
        assert literal <= TAG_COLOURS, (file.name, literal)


def test_body_text_is_nineteen_pixels_and_nothing_is_small_print():
    assert f"font: {BODY_TEXT_REM}rem/" in sheet("page.css")
    for file in STATIC.glob("*.css"):
        for size in re.findall(r"font-size: ([\d.]+)rem", sheet(file.name)):
            assert float(size) >= SMALLEST_TEXT_REM, (file.name, size)


def test_every_colour_that_is_used_is_named():
    for file in STATIC.glob("*.css"):
        named = {*light_colours(), "brand", "on-brand", "brand-edge"}
        assert set(re.findall(r"var\(--([a-z-]+)\)", sheet(file.name))) <= named, file.name
