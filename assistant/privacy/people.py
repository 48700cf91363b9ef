"""Names of people: beside a cue ("my son …", "Mrs …"), from lists of many origins, or by their capital."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.privacy.everyday_names import (
    AUXILIARIES,
    is_called_by_kinship,
    is_everyday_name,
    is_lower_initials,
    is_possessive_without_apostrophe,
    is_short_form_of_somebody,
    nicknames,
)
from assistant.privacy.happenings import is_somebody_spoken_of
from assistant.privacy.identifiers import Found
from assistant.privacy.lexicon import Lexicon, fold, has_accents, lexicon
from assistant.privacy.message_words import Word
from assistant.privacy.name_cues import (
    CLAUSE_START,
    INITIALS,
    NAMING,
    SPEAKER,
    STRONG,
    SUBJECT_OF,
    WEAK,
)
from assistant.privacy.name_rows import NameRows
from assistant.privacy.person_frames import (
    ABOUT,
    ALONE,
    ASKED_OF,
    CALENDAR,
    CALENDAR_PERSON_DOES,
    IN_BRACKETS,
    INITIAL_AFTER,
    JOINED_END,
    KEPT_BUT_GIVEN,
    KIN,
    NEVER_ASKED_OF,
    NEVER_BARE,
    NICKNAME,
    NO_PERSON_AFTER,
    OF_A_PUPIL,
    PERSON_ASKED,
    PERSON_DOES,
    PUPIL_TAG,
    RESPECT_AFTER,
    RESPECT_BEFORE,
    SHORT_FORM_DOES,
    SOMEBODY_CALLED,
    TOLD_OF,
    WORD_NAME_DOES,
)
from assistant.privacy.titled_names import is_household, is_titled
from assistant.privacy.told_names import is_told


def people(text: str, known: Iterable[str] = ()) -> Iterator[Found]:
    """Spans of names; titles and cues stay outside, and so do possessive endings.

    `known` are names that somebody else found in the text; those inside the name of a school or place survive.
    """
    reader = _NameReader(text, lexicon())
    yield from reader.occurrences(known)
    yield from reader.initials()
    yield from nicknames(text, lexicon())
    yield from reader.names()


class _NameReader(NameRows):
    def occurrences(self, known: Iterable[str]) -> Iterator[Found]:
        """Each place where one of these names stands."""
        for name in sorted(known, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._text) if name else ():
                place = Word(name, match.start(), match.end())
                if not self._in_place(place) and not self._is_numbered(place):
                    inside = (i for i, w in enumerate(self._words) if match.start() <= w.start < match.end())
                    self._named.update(inside)
                    yield Found(match.start(), match.end(), "name")

    def initials(self) -> Iterator[Found]:
        """ "J.B." anywhere; "JB" only after a cue."""
        for match in INITIALS.finditer(self._text):
            letters = fold(re.sub(r"[.\s]", "", match[0]))
            if letters not in self._lexicon.kept:
                yield Found(match.start(), match.end(), "name")

    def names(self) -> Iterator[Found]:
        """Each name from its first word to its last."""
        i = 0
        while i < len(self._words):
            if self._begins(i):
                first, last = self._first(i), self._last(i)
                yield Found(self._words[first].start, self._words[last].end, "name")
                self._named.update(range(first, last + 1))
                i = last + 1
            else:
                i += 1

    def _begins(self, i: int) -> bool:
        word = self._words[i]
        before = self._text[max(0, word.start - 60) : word.start]
        if self._in_place(word) or (self._acronym(word) and fold(word.text) in self._lexicon.kept):
            return False
        lex, after = self._lexicon, self._text[word.end : word.end + 60]
        if self._is_thing(i, before):
            return False
        if self._word_as_name(i, before) or self._corrected(i):
            return True
        if _is_cued(word.text, before, after, lex):
            return True
        strong = STRONG.search(before) is not None
        weak = strong or WEAK.search(before) is not None
        capital = self._capital(word)
        if strong and (self._is_initials(word) or self._unknown(word, capital) or self._meant_as_name(i, before)):
            return True
        if SPEAKER.search(before) and len(word.text) > 3 and (self._unknown(word, capital) or self._beside_unknown(i)):
            return True
        if lex.is_name(word.text):
            return capital or weak or fold(word.text) in lex.given or len(word.text) > 4
        if capital and lex.may_be_name(word.text):
            if strong or self._beside_name(i):
                return True
            if fold(word.text) in lex.kept:
                return False
            said_of = SUBJECT_OF.search(after) is not None and NO_PERSON_AFTER.search(after) is None
            return said_of or not self._starts_sentence(word)
        if capital and not lex.is_everyday(word.text) and len(word.text) > 1:
            return not self._starts_sentence(word) or not self._lexicon.is_slip(word.text)
        subject = SUBJECT_OF.search(self._text[word.end :]) and CLAUSE_START.search(before)
        if subject and len(word.text) > 3 and self._unknown(word, capital):
            return True
        return self._stands_as_name(i, before) or self._before_surname(i, before) or self._in_pair(i, before)

    def _word_as_name(self, i: int, before: str) -> bool:
        """Whether a word with a capital, everyday or a place as it may be, is spoken of as a person."""
        word = self._words[i]
        after = self._text[word.end : word.end + 60]
        if self._is_short_form(word):
            does = CLAUSE_START.search(before) and SHORT_FORM_DOES.search(after)
            return bool(does) or is_short_form_of_somebody(before, after)
        if not self._capital(word) or len(word.text) < 3:
            return False
        folded = fold(word.text)
        opens = CLAUSE_START.search(before) is not None
        if folded in CALENDAR:
            tagged = (
                opens and self._tagged(folded, after) and not after.lstrip(" ,(").lower().startswith(("term", "the"))
            )
            return bool(tagged or (opens and CALENDAR_PERSON_DOES.search(after)))
        known = self._lexicon.is_word_name(word.text) or ("-" in folded and word.text.istitle())
        of_kin = KIN.search(before) and (ALONE.search(after) or WORD_NAME_DOES.search(after))
        if of_kin and not self._starts_sentence(word):
            return folded not in self._lexicon.kept
        if not known or NO_PERSON_AFTER.search(after):
            return False
        if INITIAL_AFTER.search(after) and folded not in self._lexicon.kept:
            return True
        if not self._starts_sentence(word) and self._asked_of_or_owns(folded, before, after):
            return True
        return bool(
            ((opens or TOLD_OF.search(before) or STRONG.search(before)) and self._tagged(folded, after))
            or (opens and WORD_NAME_DOES.search(after))
            or (
                (STRONG.search(before) or ABOUT.search(before))
                and folded in self._lexicon.worded
                and folded not in self._lexicon.kept
            )
            or self._second_of_two(i)
            or (opens and self._heads_a_list(after))
        )

    def _tagged(self, folded: str, after: str) -> bool:
        """ "Summer, Year 8"; but "Can Tier 2 …" asks something."""
        return PUPIL_TAG.search(after) is not None and (folded not in AUXILIARIES or after[:1] in ",(")

    def _explained_in_brackets(self, after: str) -> bool:
        """ "Jazz (Jasmine)", "Binks (her brother)"."""
        brackets = IN_BRACKETS.match(after)
        return brackets is not None and (brackets["kin"] is not None or self._lexicon.is_name(brackets["name"]))

    def _asked_of_or_owns(self, folded: str, before: str, after: str) -> bool:
        """ "does Christian have to", "I had Angel's review": a word with a capital in the middle of a sentence."""
        if folded in self._lexicon.kept and folded not in KEPT_BUT_GIVEN:
            return False
        return bool((ASKED_OF.search(before) and PERSON_ASKED.search(after)) or OF_A_PUPIL.search(after))

    def _is_short_form(self, word: Word) -> bool:
        """ "AJ", "TM": two or three capitals that are no term of the guidance."""
        return self._acronym(word) and len(word.text) <= 3 and fold(word.text) not in self._lexicon.kept

    def _stands_as_name(self, i: int, before: str) -> bool:
        """Whether a word that is a first name too, or no English at all, stands where only a name can."""
        word = self._words[i]
        after = self._text[word.end : word.end + 60]
        if NICKNAME.search(before):
            return True
        said_to_be = SOMEBODY_CALLED.search(before) or self._explained_in_brackets(after)
        if said_to_be and self._capital(word) and fold(word.text) not in self._lexicon.kept:
            return True
        foreign = self._unknown(word, False) and (len(word.text) > 3 or has_accents(word.text))
        if foreign and (TOLD_OF.search(before) or self._is_foreign_letters(word)):
            return True
        first = self._is_first_name(word)
        named = first or self._unknown(word, False)
        if RESPECT_AFTER.search(after) and (named or not self._lexicon.is_everyday(word.text)):
            return True
        if RESPECT_BEFORE.search(before) and (named or self._capital(word)):
            return True
        if not named or len(word.text) < 3:
            return False
        asked_of = ASKED_OF.search(before) and PERSON_ASKED.search(after)
        if asked_of and fold(word.text) not in NEVER_ASKED_OF:
            return True
        return fold(word.text) not in NEVER_BARE and bool(
            (CLAUSE_START.search(before) and PERSON_DOES.search(after))
            or (KIN.search(before) and ALONE.search(after))
            or (JOINED_END.search(after) and self._joined(i))
        )

    def _meant_as_name(self, i: int, before: str) -> bool:
        """A plain word that is a first name, where the words around it leave no other reading."""
        word = self._words[i]
        if fold(word.text) not in self._lexicon.given or len(word.text) < 3:
            return False
        return bool(NAMING.search(before) or self._beside_unknown(i) or SUBJECT_OF.search(self._text[word.end :]))

    def _beside_unknown(self, i: int) -> bool:
        """Whether a first name is followed by a word that can only be a surname."""
        following = self._words[i + 1].text if i + 1 < len(self._words) and self._adjacent(i + 1) else ""
        surname = self._lexicon.is_name(following) or (len(following) > 3 and self._unknown(self._words[i + 1], False))
        return fold(self._words[i].text) in self._lexicon.given and surname


def _is_cued(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether the words around this one speak of it as of somebody."""
    return (
        is_titled(word, before, after, lexicon)
        or is_household(word, before, after, lexicon)
        or is_told(word, before, after, lexicon)
        or is_somebody_spoken_of(word, before, after, lexicon)
        or is_everyday_name(word, before, after, lexicon)
        or is_called_by_kinship(word, before, lexicon)
        or is_possessive_without_apostrophe(word, after, lexicon)
        or is_lower_initials(word, before, after, lexicon)
    )
