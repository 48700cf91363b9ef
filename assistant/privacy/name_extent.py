"""How far a name reaches that was noticed at one of its words: "Storm Okonedo", "da Silveira", "Ya Ting Hsu"."""

from __future__ import annotations

from assistant.privacy.lexicon import fold
from assistant.privacy.message_words import MessageWords
from assistant.privacy.name_cues import PLAIN_SURNAMES
from assistant.privacy.person_frames import LONGEST_SYLLABLE, NO_SYLLABLE, PET_ADJECTIVES, SURNAME_DOES


class NameExtent(MessageWords):
    """The first and the last word of a name in a message."""

    def _first(self, i: int) -> int:
        """The index of the first word of the name that was noticed here: "Storm Okonedo", "da Silveira"."""
        first = i
        while first > 0 and self._adjacent(first) and first - 1 not in self._named and self._leads_to_name(first - 1):
            first -= 1
        return first

    def _leads_to_name(self, i: int) -> bool:
        word, lex = self._words[i], self._lexicon
        if self._in_place(word) or fold(word.text) in lex.kept or self._acronym(word):
            return False
        can_be = lex.is_word_name(word.text) or not lex.is_everyday(word.text) or self._is_syllable(i)
        return self._is_particle(i) or (self._capital(word) and can_be)

    def _is_syllable(self, i: int) -> bool:
        """ "Hung" in "Hung Tran", both in "Ya Ting Hsu", "Big" in "Big Tony": a word that belongs to what follows."""
        word, folded = self._words[i].text, fold(self._words[i].text)
        if folded in PET_ADJECTIVES:
            return not self._starts_sentence(self._words[i])
        if len(word) > LONGEST_SYLLABLE or folded in NO_SYLLABLE:
            return False
        following = self._words[i + 1]
        return fold(following.text) in self._lexicon.east_asian or (
            i + 2 < len(self._words)
            and self._adjacent(i + 2)
            and fold(self._words[i + 2].text) in self._lexicon.east_asian
            and len(following.text) <= LONGEST_SYLLABLE
        )

    def _last(self, i: int) -> int:
        """The index of the last word of the name that begins here."""
        last = i
        while last + 1 < len(self._words):
            nxt = last + 1
            if (
                self._is_particle(nxt)
                and nxt + 1 < len(self._words)
                and self._continues(nxt + 1)
                and self._adjacent(nxt)
            ):
                nxt += 1
            if not self._adjacent(nxt) or not self._continues(nxt) or self._in_place(self._words[nxt]):
                break
            last = nxt
        return last

    def _continues(self, i: int) -> bool:
        word, lex = self._words[i], self._lexicon
        capital = self._capital(word)
        if lex.is_name(word.text) or (capital and lex.may_be_name(word.text)) or fold(word.text) in PLAIN_SURNAMES:
            return True
        if len(word.text) == 1:
            numbered = self._text[word.end : word.end + 1].isdigit()
            return capital and word.text != "I" and not numbered
        if capital:
            begins_anew = "." in self._between(i - 1, i) and lex.is_everyday(word.text)
            return fold(word.text) not in lex.kept and not begins_anew
        if self._unknown(word, capital):
            return len(word.text) > 3
        somebody_does = SURNAME_DOES.search(self._text[word.end :]) is not None
        return (
            somebody_does
            and len(word.text) > 4
            and not lex.is_everyday(word.text)
            and lex.is_name(self._words[i - 1].text)
        )
