"""Reads the caller's own name where it was asked for, without what people add: a role, pronouns, a greeting."""

from __future__ import annotations

import re
import unicodedata

from assistant.language.confirmation import read_answer_to, read_form_command
from assistant.language.reading import Reading, not_understood
from assistant.language.roles import read_role
from assistant.language.service_questions import is_a_question
from assistant.language.words import phrases

LONGEST_NAME = 100
MOST_PARTS = 8  # words of a name, titles and "and" included
MOST_LEAD_INS = 4

_LEAD_IN = re.compile(
    r"(?:hi|hiya|hey|hello|good morning|good afternoon|yes|sure|ok|okay|oh|ah|um|er|well|sorry|thanks"
    r"|my (?:full |first |own )?name(?: is|['’]s| was|:)?|(?:the )?name(?: is|['’]s|:)|i am called"
    r"|i['’]m called|it['’]s me|its me|it is me|i['’]m|(?-i:im)|i am|it['’]s"
    r"|its|it is|this is|that['’]s|call me"
    r"|you can call me|people call me|they call me|just"
    r"|we are|we['’]re|put|say|speaking)(?=[\s,.:;!-])[\s,.:;!-]*",
    re.IGNORECASE,
)
_LEAD_OUT = re.compile(r"[\s,]+(?:please|thanks|thank you|cheers|here|speaking)$", re.IGNORECASE)
_PRONOUNS = re.compile(
    r"(?:he|she|they|ze|xe|any)(?: ?[/,] ?(?:him|her|hers|his|them|theirs|they|she|he|any|zir|xem))*", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{0,60})[)\]]")
_ROLE_AFTER = re.compile(r"(?:,| [-–—|] ?)([^,]{1,60})$")
_WORD = r"[^\W\d_](?:[^\W\d_]|[.'’‘ʼ\-\u0300-\u036f])*"
_NAME = re.compile(rf"{_WORD}(?: (?:&|\"{_WORD}\"|\({_WORD}\)|{_WORD}))*")
# Words of sentences that are no name anywhere. Words that are somebody's name (Will, Can, May, Do, Mark) are not here.
_OF_A_SENTENCE = phrases("""
    i, my, your, our, you, we, us, me, the, is, was, were, don't, dont, didn't, can't, cannot, won't, isn't,
    want, need, needs, wants, please, not, about, what, why, how, when, which, who, whose, where, this, that,
    these, those, it, there, here, if, because, with, from, of, have, been, would, could, shouldn't, couldn't,
    rather, prefer, think, know, tell, give, use, used, see, say, talk, speak, book, booking, consultation,
    appointment, email, e-mail, address, school, name, names, person, human, someone, somebody, anyone, nobody,
    question, attendance, professional, worker, officer, child, pupil, family, help, stop, cancel, skip,
    restart, again, change, wrong, private, anonymous, nothing, none, never, later, sorry, thanks, data, details
""")
_NOT_SAID = re.compile(
    r"(?:go )?back|start (?:again|over)|repeat(?: that)?|next|pass|n/?a|anonymous|no one|hold up|test"
    r"|(?:hi|hiya|hello|hey|morning|afternoon|good (?:morning|afternoon|evening|day))(?: there| all)?"
    r"|fair enough|no worries"
    r"|idk|lol|haha|bye|goodbye|see you|cheers|ta|welcome|great stuff|good|bad|nice|wow|urgent|asap"
    r"|(?-i:will do|can do|may do|no can do)",  # written in capitals they are somebody's name
    re.IGNORECASE,
)


def read_name(text: str) -> Reading[str]:
    """The name of the caller, or of two who come together, as they wrote it; nothing where the words are no name."""
    typed = " ".join(unicodedata.normalize("NFC", text).split())
    if not typed or len(typed) > 2 * LONGEST_NAME or is_a_question(typed) or _is_a_reply(typed):
        return not_understood(text)
    name = typed
    for _ in range(MOST_LEAD_INS):
        match = _LEAD_IN.match(name)
        name = name[match.end() :] if match and name[match.end() :] else name
    name = _LEAD_OUT.sub("", name).strip(' ,.;:!"“”')
    name, left_out = _without_role(name)
    name, _, place = name.partition(" from ")
    left_out = " ".join(f"{'from ' + place if place else ''} {left_out}".split())
    name = _said_once(name)
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_PARTS or not _NAME.fullmatch(name):
        return not_understood(text)
    if _NOT_SAID.fullmatch(name) or _OF_A_SENTENCE & {_plain(word) for word in name.split()}:
        return not_understood(text)
    return Reading(name, left_out)


def _plain(word: str) -> str:
    return word.replace("’", "'").strip(".&()\"'").casefold()


def _is_a_reply(text: str) -> bool:
    """Yes, no, wait, "stop" and "carry on" belong to the dialogue."""
    return read_answer_to(None, text).is_whole or read_form_command(text).is_whole


def _without_role(name: str) -> tuple[str, str]:
    """The name without pronouns and without a role at its end, and what of that nothing accounts for."""
    unknown: list[str] = []
    for match in list(_BRACKETS.finditer(name)):
        inside = match[1].strip()
        is_nickname = re.fullmatch(_WORD, inside) and not _PRONOUNS.fullmatch(inside) and not _names_a_role(inside)
        if is_nickname and not name.endswith(match[0]):
            continue
        if not _PRONOUNS.fullmatch(inside) and not _names_a_role(inside):
            unknown.append(inside)
        name = name.replace(match[0], " ")
    name = " ".join(name.split()).rstrip(" ,")
    bare_pronouns = re.search(r"[ ,]+(?:he|she|they)/\w+$", name, re.IGNORECASE)
    name = name[: bare_pronouns.start()] if bare_pronouns else name
    if (after := _ROLE_AFTER.search(name)) and not _repeats(name[: after.start()], after[1]):
        if not _names_a_role(after[1]):
            unknown.append(after[1].strip())
        name = name[: after.start()].rstrip(" ,")
    return name, " ".join(unknown)


def _names_a_role(words: str) -> bool:
    return read_role(f"as {words}").understood is not None or bool(
        re.search(
            r"\b(senco|sendco|dsl|dht|aht|ht|slt|hoy|lead|manager|officer|worker|teacher|head|assistant)\b",
            words,
            re.IGNORECASE,
        )
    )


def _said_once(name: str) -> str:
    """ "Denzil, Denzil Carmody" is one name, said twice."""
    first, comma, second = name.partition(",")
    return second.strip() if comma and _repeats(first, second) else name


def _repeats(first: str, second: str) -> bool:
    said, again = first.strip().casefold(), second.strip().casefold()
    return bool(said) and (again == said or again.startswith(f"{said} ") or again.endswith(f" {said}"))
