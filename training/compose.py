# ruff: noqa: E501 - lists of phrases
"""Composes short plain sentences and lists: each status, each kind of name, many turns of phrase and marks.

Sentences written by people come first; these fill the forms that they hardly hold. Prints labelled lines.
"""

from __future__ import annotations

import random
import sys

TEAMS = {
    "feh": ["FEH", "FEH", "Family Early Help", "early help", "Early Help", "EH", "early help", "the early help team"],
    "yos": ["YOS", "YOS", "the YOS", "YOT", "YJS", "youth offending", "Youth Justice", "the youth offending team"],
    "social_care": ["CSC", "CSC", "social care", "children's social care", "Social Care", "children's services"],
}
WORKERS = {
    "feh": ["early help worker", "FEH worker", "FEH practitioner", "family support worker", "EH worker"],
    "yos": ["YOS worker", "YOT worker", "youth offending worker", "YOS officer", "youth justice worker"],
    "social_care": ["social worker", "SW", "social worker", "allocated social worker", "sw"],
}
PLANS = {
    "child_in_need": ["CIN plan", "child in need plan", "CiN plan", "s17 plan"],
    "child_protection": ["CP plan", "child protection plan", "protection plan"],
    "yos": ["referral order", "YRO", "youth rehabilitation order"],
}
STATES = {
    "child_in_need": ["CIN", "child in need"],
    "child_protection": ["CP", "child protection"],
    "looked_after": ["LAC", "looked after"],
}

# {t} a team, {w} a worker, {p} a plan or order, {s} a state. Present tense unless the status says otherwise.
TOLD = {
    "now": """{t} open|{t} involved|{t} are involved|{t} is working with the family|open to {t}|{t} are in|{t} on board
        |{t} supporting mum|{t} have the case|{t} have been in since {d}|{t} started {d}|{t} started work in {m}
        |{t} in place|under {t}|with {t} at the moment|currently open to {t}|still open to {t}|{t} still working with them
        |{t} allocated|family known to {t} and open|{t} opened it {d}|{t} visit every week|{t} active|active to {t}
        |{t} hold the case|{t}: yes|{t} - yes|{t} = Y|{t} (open)|{t}: open|{t} yes|{t} is there|there is {t}
        |they have {t}|we have {t} in|he is with {t}|she's under {t}|{t} doing {q} work with them|{t} have come back in
        |has a {w}|there's a {w}|a {w} is allocated|the {w} visits weekly|{w} in place|{w} since {m}|{w} allocated {d}
        |her {w} comes {d}|the {w} came {d}|got a {w}|{w}: yes|a {w} has been working with us since {m}|{w} assigned
        |{w} is involved|has had a {w} since {m}|new {w} this week|the {w} thinks school should lead|has an active {w}
        |on a {p}|{p} in place|{p} since {m}|there is a {p}|{p}: yes|{p} live|subject to a {p}|{p} made in {m}
        |{p} reviewed {d}|{p} running to {m}|{p} started {d}|currently on a {p}|now on a {p}|still on a {p}|on {p}
        |he is {s}|she's {s}|{s} since {m}|{s}|now {s}|currently {s}|{s}: yes|is {s}|open as {s}|child is {s}
        |{t} haven't closed|{t} not closed yet|{t} has not finished with him|not closed to {t}|{t} reopened {d}|{t} started again {d}
        |{p} hasn't ended|{p} not over yet|{t} have not signed off|the {w} hasn't left|{t} are both in|{f} took up {t} and they started
        |whole family now with {t}|{w} in post|{t} still coming|{p} continues|{t} via the school|{t} only at the moment|{t} say school leads
        |the {w} wants us to lead|{t} closing in the new year|the {w} says it is not her job|{t} until the spring""",
    "ended": """{t} closed|{t} closed in {m}|{t} closed {d}|{t} have closed|{t} ended|{t} finished in {m}|{t} pulled out
        |{t} withdrew|{t} stepped away|{t} signed off|{t} left|closed to {t}|closed to {t} in {m}|no longer open to {t}
        |no longer with {t}|{t} no longer involved|was open to {t}|used to be with {t}|previously {t}|formerly {t}
        |{t} up to {m}, not since|{t} until {m}|{t} involvement ceased|{t} stopped coming|{t} was in until {m}
        |{t}: closed|{t} - closed|{t} (closed {m})|{t} (ended)|ex {t}|past {t} involvement|had {t} last year|{t} done
        |{t} is over|{t} have wrapped up|{t} discharged them|{t} had him but finished|{t} shut the case {d}
        |{t} not involved any more|{t} aren't working with them now|{t} have gone|{t} came to an end in {m}
        |had a {w} until {m}|the {w} left and nobody came|{w} finished {d}|{w} has closed|the {w} closed the case
        |used to have a {w}|no longer has a {w}|her {w} stopped in {m}|the {w} signed them off|{w} gone since {m}
        |the {w} retired and was not replaced|the {w} said goodbye in {m}|previously had a {w}|no {w} any more
        |{p} ended|{p} ended in {m}|{p} closed {d}|{p} finished|came off the {p} in {m}|no longer on a {p}
        |was on a {p}|{p} expired|{p} was closed|{p} over|previous {p}|{p}: ended|off the {p}|used to be on a {p}
        |was {s}|no longer {s}|ex-{s}|used to be {s}|{s} ended|{s} until {m}|previously {s}|{s} closed in {m}""",
    "denied": """no {t}|no {t} involvement|not open to {t}|{t} not involved|{t} aren't involved|not known to {t}|never had {t}
        |{t}: no|{t} no|{t} - no|{t}: N|{t} = no|{t}: none|{t} none|no {t} input|nothing from {t}|without {t}|not with {t}
        |{t} have never been involved|no sign of {t}|{t} n/a|nobody from {t}|there's no {t}|{t}: nil|{t} not in|{t} not there
        |no {w}|hasn't got a {w}|doesn't have a {w}|there is no {w}|never had a {w}|without a {w}|{w}: no|no {w} allocated
        |no {w} for this family|isn't under a {w}|there isn't a {w}|we have no {w}|no named {w}|don't have a {w}
        |no {p}|not on a {p}|no {p} in place|never been on a {p}|isn't on a {p}|{p}: no|not subject to a {p}|no {p} here
        |not {s}|isn't {s}|never been {s}|{s}: no|not {s} at all""",
    "refused": """{t} declined|{t} declined by {f}|{f} declined {t}|{f} refused {t}|{f} said no to {t}|{t} refused
        |{f} won't have {t}|{f} doesn't want {t}|{t} referral rejected|{t} turned the referral down|{t} offered and declined
        |{t} NFA|{t} said no|{t} didn't accept the referral|{t} referral didn't meet threshold|{t} said threshold not met
        |{f} turned down {t}|{f} wouldn't consent to {t}|no consent for {t}|{t} referral bounced|{t} offered, {f} not keen so no
        |{f} wouldn't engage with the offer of {t}|{t} knocked us back|{t}: refused|{t} (declined)|{t} not taken up
        |{f} opted out of {t}|{t} decided not to open|{t} screened it out|{t} referral closed at front door
        |{f} refused a {w}|{f} does not want a {w}|{f} was offered a {w} but said no|turned down a {w}|{f} said no to a {w}
        |{f} wouldn't agree to a {p}|{p} was proposed but not agreed|{p} not agreed, threshold not met""",
    "pending": """referred to {t}|{t} referral in|{t} referral made {d}|referral to {t} sent|waiting for {t}|waiting to hear from {t}
        |{t} waiting list|awaiting {t}|{t} pending|{t} to start {d}|{t} start next month|{t} due to start in {m}
        |we are referring to {t}|about to refer to {t}|{t} offered, {f} thinking about it|{t} being considered|{t} may open
        |{t} might open|{t} are deciding whether to open|we want {t} to open|hoping {t} will open|{t} referral going in {d}
        |{t} have been asked|{f} has agreed to {t}, not started|{t} not started yet|{t}: referred|{t} (referral in)
        |should be with {t} in our view|{t} about to open|recommended for {t}|going to {t} panel|asked {t} to look at it
        |waiting for a {w}|{w} to be allocated|a {w} will be allocated {d}|{w} not allocated yet|should get a {w} soon
        |promised a {w}|will have a {w} from {m}|a {w} may be coming|{w} due {d}|they said a {w} would ring|{t} starts on Monday|{t} begin next week|{w} starts after half term|{t} to join in January
        |{t} opening tomorrow|{w} comes for the first time on Friday
        |{p} being considered|{p} likely|{p} to be decided {d}|conference {d} to decide on a {p}|may go onto a {p}
        |{p} proposed|they are talking about a {p}|{p} pending|might become {s}|may become {s}|{s} being considered""",
    "other": """{o} has {t}|{o} is with {t}|{o} is open to {t}|{o} had {t} last year|{o} works for {t}|{o} gets help from {t}
        |{t} are working with {o}|{o} used to be under {t}|{o}: {t}|{t} for {o} only
        |{o} has a {w}|{o} has her own {w}|{o}'s {w} rang us|{o} is a {w}|{o} used to be a {w}|the {w} is for {o}
        |{o} had a {w} as a child|{o} is on a {p}|{o} was on a {p}|the {p} is {o}'s|{o} is {s}|{o} was {s} as a child""",
    "hypothetical": """if {t} opened|if {t} came in|what if {t} were involved|suppose {t} opened|say {t} got involved|if {t} closed
        |what if {t} closes|and if {t} were to open|in case {t} open|if {f} said yes to {t}|should {t} become involved
        |if there was a {w}|what if they get a {w}|suppose there's a {w}|if a {w} is allocated|and with a {w}?|if the {w} left
        |if it became a {p}|what if he gets a {p}|suppose they go on a {p}|if she were {s}|what if it goes to {s}|say he was {s}""",
    "asked": """what does {t} do|how do I contact {t}|does {t} lead|can {t} lead|who runs {t} in Southwark|is {t} the lead by default
        |not sure if {t} are involved|don't know whether {t} is open|should I refer to {t}|what is {t}|is it {t} who leads
        |does a {w} always lead|can the {w} lead|is the {w} meant to lead in general|what does a {w} do|how do we get a {w}
        |don't know if there's a {w}|unclear whether they have a {w}|what is a {p}|does a {p} change who leads|what's {s} mean
        |who leads at {s} in general|no idea if he's {s}|is it school or {t}|school or {w}|do we need a {w}""",
}
MOODS = {status: [one.strip() for one in told.split("|") if one.strip()] for status, told in TOLD.items()}
OTHERS = [
    "his sister",
    "her brother",
    "the sibling",
    "an older brother",
    "his cousin",
    "the neighbour",
    "a friend",
    "nan",
    "mum's partner",
    "the half sister",
]
FAMILY = ["mum", "dad", "the family", "parents", "gran", "mother"]
DAYS = [
    "last week",
    "on Monday",
    "yesterday",
    "today",
    "Tuesday",
    "last month",
    "12/9",
    "in the autumn",
    "3 weeks ago",
    "this term",
]
MONTHS = ["June", "September", "March", "2022", "spring", "Year 6", "the summer", "May", "October", "last year"]
ASKING = [
    "Who leads?",
    "Lead?",
    "who leads",
    "Who is lead?",
    "lead professional?",
    "who's the lead",
    "Who should lead on attendance?",
    "Is it us?",
    "who leads on attendance",
    "Who takes the lead?",
    "Who is responsible for attendance?",
    "so who leads?",
    "LP?",
    "",
    "Us?",
    "is it school?",
    "Who leads now?",
    "who is in charge of school attendance",
    "who do I talk to",
    "Who's lead for attendance and inclusion?",
]
BEFORE = [
    "",
    "",
    "",
    "",
    "",
    "Y9 boy. ",
    "Year 8 girl, 64%. ",
    "Y10, ",
    "Hi, ",
    "Quick one: ",
    "Pupil at 71%. ",
    "Attendance 58%. ",
    "Hello - ",
    "Family of three. ",
    "Y7 ",
    "New starter. ",
    "Boy in Y11. ",
    "Primary pupil. ",
    "EBSA. ",
    "82% ",
    "SEN, EHCP. ",
    "my son ",
    "we ",
    "he ",
    "girl, 12: ",
    "Re Y4: ",
    "PA at 45%. ",
]
JOINS = ", |, |; | / | - |. |. |, and |, but | but | and | + |, though | – | / |\\n|: ".replace("\\n", " \n ").split(
    "|"
)
WEIGHTS = {
    "now": 24,
    "denied": 20,
    "ended": 17,
    "pending": 13,
    "refused": 11,
    "other": 7,
    "hypothetical": 4,
    "asked": 4,
}


class Composer:
    """Draws phrases and puts them together; the same seed gives the same sentences."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._last: dict[str, str] = {}

    def _of(self, kinds: dict[str, list[str]], not_these: set[str]) -> tuple[str, str]:
        left = [kind for kind in kinds if kind not in not_these] or list(kinds)
        kind = self._draw.choice(left)
        return kind, self._draw.choice(kinds[kind])

    def phrase(self, status: str, used: set[str]) -> str:
        """One phrase with its name marked."""
        told = self._draw.choice(MOODS[status])
        for slot, kinds in (("{t}", TEAMS), ("{w}", WORKERS), ("{p}", PLANS), ("{s}", STATES)):
            if slot in told:
                kind, words = self._of(kinds, used)
                used.add(kind)
                told = told.replace(slot, f"⟦{words}|{kind}|{status}⟧")
        told = told.replace(" a ⟦early", " an ⟦early").replace(" a ⟦allocated", " an ⟦allocated")
        filled = {"{o}": OTHERS, "{f}": FAMILY, "{d}": DAYS, "{m}": MONTHS, "{q}": ["direct", "family", "good"]}
        for slot, words in filled.items():
            told = told.replace(slot, self._draw.choice(words))
        return told

    def listing(self) -> str:
        """ "No FEH, no YOS, CP plan" and its relatives, in every punctuation."""
        draw, used = self._draw, set()
        mark = draw.choice([", ", ", ", "; ", " - ", " ", ". ", " | ", ",", "\n", " – ", " / "])

        def name() -> tuple[str, str]:
            kind, words = self._of(draw.choice([TEAMS, TEAMS, WORKERS, STATES, PLANS]), used)
            used.add(kind)
            return kind, words

        form = draw.randrange(7)
        if form == 0:  # no X, no Y, Z
            gone = [f"no ⟦{w}|{k}|denied⟧" for k, w in (name() for _ in range(draw.randint(1, 2)))]
            k, w = name()
            # "No FEH/YOS" denies both; so after a slash only a plan can stand for itself.
            if mark == " / ":
                k, w = "child_protection", draw.choice(["CP plan", "child protection plan", "CP"])
            there = [" yes", " now"] if mark == " " else ["", "", " open", " yes"]
            return mark.join([*gone, f"⟦{w}|{k}|now⟧{draw.choice(there)}"])
        if form == 6:  # no X/Y
            binding = draw.choice(["/", " / ", " or ", " and ", " & ", "+", " nor "])
            names = binding.join(f"⟦{w}|{k}|denied⟧" for k, w in (name() for _ in range(draw.randint(2, 3))))
            return f"{draw.choice(['no', 'No', 'not with', 'without'])} {names}"
        if form == 1:  # no X, Y or Z
            names = [f"⟦{w}|{k}|denied⟧" for k, w in (name() for _ in range(3))]
            opener = draw.choice(["no ", "No ", "not open to ", "never had ", "without "])
            tail = draw.choice(["", "", f"{mark}⟦LAC|looked_after|now⟧"]) if "looked_after" not in used else ""
            return f"{opener}{names[0]}, {names[1]} {draw.choice(['or', 'nor', 'and'])} {names[2]}{tail}"
        if form == 2:  # X: yes / Y: no
            sign = draw.choice([": ", " - ", "=", " ", ":", " – "])
            words = {
                "now": ["yes", "Y", "open", "✓", "current", "active"],
                "denied": ["no", "N", "none", "n/a", "x", "nil", "never", "✗"],
                "ended": ["closed", "ended", "closed Oct", "was", "finished"],
                "pending": ["referred", "waiting", "pending", "ref in"],
                "refused": ["declined", "refused", "NFA", "said no"],
            }
            parts = []
            for _ in range(draw.randint(2, 4)):
                status = draw.choices(list(words), [10, 10, 5, 3, 3])[0]
                kind, said = name()
                parts.append(f"⟦{said}|{kind}|{status}⟧{sign}{draw.choice(words[status])}")
            return mark.join(parts)
        if form == 3:  # no X but Y
            (k1, w1), (k2, w2) = name(), name()
            but = draw.choice(
                [" but ", ", only ", ", just ", " though there is ", "; we do have ", ", however ", " yet "]
            )
            return f"{draw.choice(['no', 'not', 'no'])} ⟦{w1}|{k1}|denied⟧{but}⟦{w2}|{k2}|now⟧"
        if form == 4:  # X, no Y
            (k1, w1), (k2, w2) = name(), name()
            return f"⟦{w1}|{k1}|now⟧{draw.choice([' open', '', ' yes', ' involved'])}{mark}no ⟦{w2}|{k2}|denied⟧"
        (k1, w1), (k2, w2) = name(), name()
        status = draw.choice(["now", "ended"])
        words = {"now": ["open", "involved", "in", "both open"], "ended": ["closed", "ended", "both closed", "gone"]}
        joined = draw.choice([" and ", " & ", "/", " + "])
        return f"⟦{w1}|{k1}|{status}⟧{joined}⟦{w2}|{k2}|{status}⟧ {draw.choice(words[status])}"

    def sentence(self) -> str:
        """One message: its parts, and usually the question."""
        draw, used = self._draw, set()
        if draw.random() < 0.38:
            body = self.listing()
        else:
            many = draw.choices([1, 2, 3], [5, 4, 1])[0]
            statuses = draw.choices(list(WEIGHTS), list(WEIGHTS.values()), k=many)
            body = self.phrase(statuses[0], used)
            for status in statuses[1:]:
                body += draw.choice(JOINS) + self.phrase(status, used)
        before, asking = draw.choice(BEFORE), draw.choice(ASKING)
        if draw.random() < 0.35:
            body = body[0].upper() + body[1:] if body[0] != "⟦" else body
        join = draw.choice([". ", ". ", " - ", ", ", "? ", " ", ": "]) if asking else draw.choice(["", "."])
        text = f"{asking.rstrip('?')}? {body}" if asking and draw.random() < 0.12 else before + body + join + asking
        return " ".join(text.split()) if "\n" not in text or draw.random() < 0.5 else text.replace("\n", " / ")


def main(count: int, seed: int) -> None:
    """Print `count` different labelled lines."""
    composer, seen = Composer(seed), set()
    while len(seen) < count:
        sentence = composer.sentence()
        if sentence not in seen:
            seen.add(sentence)
            print(f"{random.Random(sentence).choice(['school', 'school', 'practitioner', 'parent'])}\t{sentence}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
