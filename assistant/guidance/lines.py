"""Builds checked sentences: every fact exists, every hedge is kept, every contact is held."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.guidance.contact_links import Contact
from assistant.guidance.hedges import missing_qualifiers
from assistant.guidance.library import Clause
from assistant.guidance.model import VOICES
from assistant.guidance.parts import Kind
from assistant.guidance.reading import Entry
from assistant.guidance.statements import Fact, Line, Voices

# Numbers and addresses stand in contacts.yml alone: "{c-eit-consult.phone}" in a sentence.
_PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\.(phone|email|option|hours|url|name)\}")


class Lines:
    """Turns entries of content files into lines with their clauses."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        clauses: Mapping[tuple[str, str], Clause],
        contacts: Mapping[str, Contact],
    ) -> None:
        self.facts, self.clauses, self.contacts = facts, clauses, contacts

    def voices(self, entry: Entry, key: str = "voices") -> Voices:
        """Lines for each of the three voices, all of which must cite the same clauses."""
        by_voice = entry.entry(key)
        voices = {voice: self.lines(by_voice, voice) for voice in VOICES}
        by_voice.done()
        self.same_clauses(entry, voices)
        return voices

    def lines(self, entry: Entry, key: str) -> tuple[Line, ...]:
        """The list of lines under a key."""
        lines = tuple(self.line(item) for item in entry.entries(key, label=f"{key} sentence"))
        if not lines:
            raise entry.error(f"{key} has no sentences")
        return lines

    def line(self, item: Entry) -> Line:
        """One sentence. Without facts it must be marked `kind: service`."""
        say = self.filled(item, item.text("say"))
        kind = item.choice("kind", ("guidance", "service"), default="guidance")
        part = Kind(item.choice("part", ("rest", "limit"))) if "part" in item.names() else None
        facts = item.texts("facts")
        item.done()
        if kind == "service" and facts:
            raise item.error("a service sentence cannot name facts")
        if kind == "guidance" and not facts:
            raise item.error("a guidance sentence needs facts (or mark it kind: service)")
        clauses, edition = self.support(item, say, facts)
        return Line(say, facts, clauses, edition, part)

    def support(self, item: Entry, say: str, facts: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
        """The clauses and the edition behind a sentence; refuses unknown facts and lost hedges."""
        for fact_id in facts:
            if fact_id not in self.facts:
                raise item.error(f"unknown fact {fact_id!r}")
        known = [self.facts[fact_id] for fact_id in facts]
        for fact, qualifier in missing_qualifiers(say, known):
            raise item.error(
                f"the sentence states {fact.id} without its qualifier {qualifier.id!r} ({' / '.join(qualifier.any_of)})"
            )
        editions = sorted({fact.edition for fact in known})
        if len(editions) > 1:
            raise item.error(f"one sentence mixes the editions {' and '.join(editions)}")
        clauses = tuple(dict.fromkeys(fact.clause for fact in known))
        return clauses, editions[0] if editions else None

    def clause_ids(self, entry: Entry, key: str, edition: str | None) -> tuple[str, ...]:
        """A list of clause ids that exist in the edition."""
        ids = entry.texts(key)
        for clause in ids:
            if (edition, clause) not in self.clauses:
                raise entry.error(f"unknown clause {clause!r} in edition {edition}")
        return ids

    def contact_id(self, entry: Entry, key: str = "contact") -> str | None:
        """The id of a held contact, or None."""
        contact = entry.optional_text(key)
        if contact is not None and contact not in self.contacts:
            raise entry.error(f"unknown contact {contact!r}")
        return contact

    def filled(self, item: Entry, text: str) -> str:
        """The text with `{contact.field}` replaced by what contacts.yml holds."""

        def value(match: re.Match[str]) -> str:
            contact = self.contacts.get(match[1])
            found = getattr(contact, match[2]) if contact else None
            if not found:
                raise item.error(f"no contact detail for {match[0]}")
            return str(found)

        filled = _PLACEHOLDER.sub(value, text)
        if "{" in filled or "}" in filled:
            raise item.error("a placeholder must look like {contact-id.phone}")
        return filled

    def same_clauses(self, entry: Entry, voices: Voices) -> None:
        """The invariant of the three voices: the same obligations, in other words."""
        cited = {
            voice: {(line.edition, clause) for line in lines for clause in line.clauses}
            for voice, lines in voices.items()
        }
        for voice, clauses in cited.items():
            different = sorted(clause for _, clause in cited["school"] ^ clauses)
            if different:
                raise entry.error(
                    f"the voices cite different clauses: {different[0]} stands in only one of school and {voice}"
                )
