"""Turns view values into pages: Jinja2 templates, words by key, contact details from the guidance content."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from assistant.guidance.library import GuidanceLibrary
from assistant.settings import Settings
from assistant.web.assets import Assets
from assistant.words import Words

TEMPLATES = Path(__file__).parent / "templates"
CONTACTS = {"team": "c-eit-consult", "emergency": "c-999", "hub": "c-mash-day", "out_of_hours": "c-ooh"}


INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
# Line ends before elements that begin a line of their own anyway. What people typed holds no "<": it is escaped.
BEFORE_BLOCKS = re.compile(
    r"\n+(?=</?(?:aside|body|details|div|fieldset|footer|form|h[1-6]|head|header|li|link|main|meta|nav|ol|p|script|section|title|ul)\b)"
)
SCRIPT_WORDS = {"chat.js": ("assistantWords", "page_script_"), "copy.js": ("copyWords", "page_copy_")}
"""What a script calls its sentences, and how their keys begin."""


class CompactLoader(FileSystemLoader):
    """Loads templates without their indentation, which is a tenth of a page that goes out uncompressed."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template; values that are filled in later keep their blanks."""
        source, file, is_current = super().get_source(environment, template)
        return INDENTATION.sub("", source), file, is_current


def words_of_scripts(words: Words) -> dict[str, str]:
    """By the name of a script the sentences that it says, to stand before it."""
    return {script: _words_script(words, name, prefix) for script, (name, prefix) in SCRIPT_WORDS.items()}


def _words_script(words: Words, name: str, prefix: str) -> str:
    said = {key.removeprefix(prefix): words.say(key) for key in words.entries if key.startswith(prefix)}
    return f"window.{name} = {json.dumps(said)};\n"


class Renderer:
    """Renders the templates of this folder; every value is escaped, and every number in it can be rung."""

    def __init__(self, words: Words, library: GuidanceLibrary, assets: Assets, settings: Settings) -> None:
        self._words = words
        self.contacts = {name: library.contacts[id] for name, id in CONTACTS.items()}
        self.contact_links = library.contact_links
        self._environment = Environment(
            loader=CompactLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            say=self.say,
            contacts=self.contacts,
            telephone=telephone,
            hours={
                telephone(each.phone): each.hours for each in library.contacts.values() if each.phone and each.hours
            },
            asset=assets.address,
            council={"name": settings.council_name, "home": settings.council_home},
        )
        self._environment.filters["linked"] = self.linked

    def say(self, key: str, audience: str = "school", **values: Any) -> str:
        """A sentence by its key."""
        return self._words.say(key, audience, **values)

    def linked(self, text: str) -> Markup:
        """A text as HTML with the ways to reach people in it as links; everything else is escaped."""
        link = Markup('<a href="{}">{}</a>')
        pieces = self.contact_links.pieces(text)
        return Markup("").join(link.format(each.href, each.text) if each.href else escape(each.text) for each in pieces)

    def page(self, template: str, values: Mapping[str, Any]) -> str:
        """The finished page; raises UndefinedError for a value that a template needs and does not get."""
        return BEFORE_BLOCKS.sub("", self._environment.get_template(template).render(values))


def telephone(number: str) -> str:
    """A number as a `tel:` address."""
    return f"tel:{''.join(number.split())}"
