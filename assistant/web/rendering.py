"""Turns view values into pages: Jinja2 templates, words by key, contact details from the guidance content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.guidance.library import GuidanceLibrary
from assistant.words import Words

TEMPLATES = Path(__file__).parent / "templates"
CONTACTS = {"team": "c-eit-consult", "emergency": "c-999", "hub": "c-mash-day", "out_of_hours": "c-ooh"}


class Renderer:
    """Renders the templates of this folder; every value is escaped."""

    def __init__(self, words: Words, library: GuidanceLibrary) -> None:
        self._words = words
        self.contacts = {name: library.contacts[id] for name, id in CONTACTS.items()}
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(say=self.say, contacts=self.contacts, telephone=telephone)

    def say(self, key: str, audience: str = "school", **values: Any) -> str:
        """A sentence by its key."""
        return self._words.say(key, audience, **values)

    def page(self, template: str, values: Mapping[str, Any]) -> str:
        """The finished page; raises UndefinedError for a value that a template needs and does not get."""
        return self._environment.get_template(template).render(values)


def telephone(number: str) -> str:
    """A number as a `tel:` address."""
    return f"tel:{''.join(number.split())}"
