"""A message that is a list or a table is read entry by entry, and only where each entry is accounted for."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.listed import ListReader
from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SENTENCES, LISTS = SentenceReader(load_vocabulary()), ListReader()


def read(text: str) -> str | None:
    """The status of each mention in order, "?" where it is not known, "+ nobody" where all others are not there."""
    parsed = LISTS.read(text, SENTENCES.read(text))
    if parsed is None:
        return None
    statuses = [status or "?" for status in parsed.statuses]
    return " ".join([*statuses, *(["+ nobody"] if parsed.nobody else [])])


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        # a value behind each label
        ("SW (none), FEH (none), YOS (none)", "denied denied denied"),
        ("Who leads? CSC (closed 12/3), EH (open), YJS (n/a)", "ended now denied"),
        ("EH – open; YOT – never; CSC – no longer", "now denied ended"),
        ("FEH: active / YOS: nil / CSC: nil. Lead?", "now denied denied"),
        ("Early help = yes\nYouth justice = no\nSocial care = no", "now denied denied"),
        ("FEH yes YOS no CSC no, who leads on attendance?", "now denied denied"),
        ("FEH: Y, YOS: N, CSC: N", "now denied denied"),
        ("feh - y. yos - n. sw - n. lead pls", "now denied denied"),
        ("FEH open since Sept, YOS closed in May, CSC NFA", "now ended ended"),
        ("early help -> allocated; youth offending -> declined; social worker -> none", "now refused denied"),
        ("FEH: ref made. YOS: waiting list. CSC: NFA.", "pending pending ended"),
        ("FEH: pending, SW: no, YOS: no", "pending denied denied"),
        ("CSC: not involved. FEH: not known. YOS: not involved", "denied ? denied"),
        ("FEH: yes. YOS: ?. CSC: no. Who leads?", "now ? denied"),
        ("YOS tbc, CSC none, FEH open (allocated June)", "? denied now"),
        ("FEH: open?, CSC: closed, YOS: none", "? ended denied"),
        ("FEH?, YOS: none, CSC: open", "? denied now"),
        ("FEH: May closed, YOS: none", "ended denied"),
        ("FEH open [name], YOS none", "now denied"),
        ("Social worker: [name]. Early help: none. YOS: none", "now denied denied"),
        ("FEH status: closed. YOS status: open. CSC status: closed.", "ended now ended"),
        ("FEH involvement - none | YOS involvement - none | CSC involvement - none", "denied denied denied"),
        ("CSC: no (closed March), FEH: yes, YOS: no", "ended now denied"),
        ("CSC currently closed, FEH currently open, YOS previously open", "ended now ended"),
        ("FEH/YOS: closed, CSC: open", "ended ended now"),
        ("FEH and YOS: no; CSC: yes", "denied denied now"),
        # a tier, a plan or a kind of case in it
        ("Tier: 2 | FEH: open | YOS: closed | CSC: NFA", "now now ended ended"),
        ("Tier 3; CSC: CIN; FEH: closed; YOS: none", "now now now ended denied"),
        ("CSC: CP plan, YOS: none, FEH: none", "now now denied denied"),
        ("CSC: CIN closed. FEH: open. YOS: none", "ended ended now denied"),
        ("YOS: prevention. FEH: none. CSC: none", "now denied denied"),
        ("YOS (statutory): yes. CSC: no. FEH: no", "now denied denied"),
        ("SW (CIN), FEH (none), YOS (none)", "now now denied denied"),
        ("CSC - open (CIN), FEH - n/a, YOS - n/a", "now now denied denied"),
        ("FEH: Y (tier 2). CSC: N. YOS: N.", "now now denied denied"),
        ("tier 2/FEH open/YOS none/CSC none", "now now denied denied"),
        ("Level 2, FEH y, YOS n, SW n", "now now denied denied"),
        # other agencies stand in it and say nothing
        ("Health: yes. Housing: yes. Early Help: no. Youth offending: no. Social care: no.", "denied denied denied"),
        ("CAMHS: waiting list. FEH: open. YOS: none. CSC: none. EHCP: no", "now denied denied"),
        ("School nurse - yes; FEH - no; CSC - no; YOS - no; police - NFA", "denied denied denied"),
        ("Attendance: 62%. Year: 9. FEH: open. CSC: closed. YOS: none", "now ended denied"),
        ("Att 58%, FEH open, YOS none, CSC none. Who leads?", "now denied denied"),
        ("FEH: none. YOS: none. CSC: open. Other agencies: CAMHS", "denied denied now"),
        # a value before each label
        ("no FEH, no YOS, open CSC", "denied denied now"),
        ("closed FEH; closed YOS; open CIN", "ended ended now"),
        ("No SW\nNo YOS\nNo early help\nLead?", "denied denied denied"),
        ("open to FEH, not open to YOS, closed to CSC", "now denied ended"),
        ("yes to FEH, no to YOS, no to social care", "now denied denied"),
        ("early help closed last week, no social worker. who leads on attendance?", "ended denied"),
        ("awaiting YOS, refused FEH, no SW", "pending refused denied"),
        # headings before and behind
        ("open to: FEH. ended: CP plan. waiting: YOS prevention.", "now ended pending"),
        ("In place = youth justice (statutory). Not in place = early help, social care.", "now denied denied"),
        ("Closed - FEH, YOS / Open - CIN", "ended ended now"),
        ("Open: FEH, YOS. Closed: CSC (2023). Who leads?", "now now ended"),
        ("Current: SW\nPrevious: FEH, YOS", "now ended ended"),
        ("Involved: FEH, CAMHS, school nurse. Not involved: YOS, CSC.", "now denied denied"),
        ("Active:\n- FEH\n- CAMHS\nClosed:\n- CSC\n- YOS\nWho leads?", "now ended ended"),
        ("OPEN\n• CIN\nCLOSED\n• FEH\n• YOS", "now ended ended"),
        ("Refused: FEH. Ended: SW. Never: YOS.", "refused ended denied"),
        ("FEH, YOS - closed; CSC - open", "ended ended now"),
        ("SW, YOS: none. FEH: open.", "denied denied now"),
        ("FEH, YOS, CSC all closed", "ended ended ended"),
        ("FEH, CSC: both closed. YOS: open", "ended ended now"),
        ("Yes: FEH\nNo: YOS, CSC", "now denied denied"),
        # boxes, ticks and marks
        ("[x] FEH whole family [ ] YOS [ ] CSC", "now now denied denied"),
        ("☑ FEH ☐ YOS ☐ CSC", "now denied denied"),
        ("☒ CIN\n☐ FEH\n☐ YOS", "now denied denied"),
        ("☑ FEH ☒ YOS ☒ CSC", "now denied denied"),
        ("FEH ✅ YOS ❌ CSC ❌ who leads?", "now denied denied"),
        ("✗ FEH, ✗ YOS, ✓ CSC", "denied denied now"),
        ("FEH [ ]\nYOS [x]\nCSC [ ]", "denied now denied"),
        ("- [ ] FEH\n- [x] YOS\n- [ ] CSC", "denied now denied"),
        ("FEH [Y] YOS [N] CSC [N]", "now denied denied"),
        ("YOS:N FEH:Y CSC:N - lead", "denied now denied"),
        ("FEH y YOS x CSC x", "now denied denied"),
        ("FEH alloc // YOS no // CSC closed", "now denied ended"),
        ("-FEH: open\n-YOS: none\n-CSC: none", "now denied denied"),
        ("FEH involved: yes. CSC involved: no. YOS involved: no.", "now denied denied"),
        ("FEH? N YOS? N CSC? Y", "denied denied now"),
        ("Early Help (closed in July); Social Care (open - CIN plan); YOS (none)", "ended now now denied"),
        ("Agencies involved:\nFEH - N\nYOS - N\nCSC - Y", "denied denied now"),
        ("none of the following: FEH, YOS, CSC", "denied denied denied"),
        ("FEH x, YOS y, CSC x", "denied now denied"),
        ("+ FEH, + CSC (CP), – YOS", "now now now denied"),
        ("FEH +, YOS -, CSC -", "now denied denied"),
        # rows and columns
        ("FEH/YOS/CSC = N/N/N", "denied denied denied"),
        ("FEH / YOS / CSC: Y / N / N", "now denied denied"),
        ("FEH, YOS, CSC: no, yes, no", "denied now denied"),
        ("FEH | YOS | CSC\nopen | closed | none", "now ended denied"),
        ("| FEH | YOS | CSC |\n|---|---|---|\n| Y | N | N |\nWho leads?", "now denied denied"),
        ("Service | Status\nFEH | open\nYOS | closed\nCSC | NFA", "now ended ended"),
        ("FEH\topen\nYOS\tnone\nCSC\tnone", "now denied denied"),
        ("Agency, status\nFEH, closed\nYOS, closed\nCSC, open", "ended ended now"),
        ("FEH YOS CSC\nY N N", "now denied denied"),
        ("* FEH: open\n* YOS: none\n* CSC: none", "now denied denied"),
        ("1. FEH - open\n2. YOS - closed\n3. CSC - closed", "now ended ended"),
        # the rest, in a word
        ("FEH: open. Others: none. Who leads?", "now + nobody"),
        ("YOS - closed, CSC - open, nothing else", "ended now + nobody"),
        ("Open: CIN. Closed: FEH. No other agencies.", "now ended + nobody"),
        # what stands around it
        ("Who leads on attendance? Services: FEH yes, YOS no, CSC no", "now denied denied"),
        ("Family status: FEH - closed; YOS - closed; CSC - open. Who is lead professional?", "ended ended now"),
        ("Hi, who leads please?\nFEH: no\nYOS: yes\nCSC: no\nThanks", "denied now denied"),
        ("FEH: open. YOS: no. CSC: no. Does FEH lead or school?", "now denied denied asked"),
    ],
)
def test_a_list_is_read_entry_by_entry(text: str, statuses: str) -> None:
    assert read(text) == statuses


@pytest.mark.parametrize(
    "text",
    [
        # no list
        "Who leads?",
        "FEH",
        "FEH and YOS, who leads?",
        "who leads if FEH is open and YOS is closed?",
        "FEH open, school wants to hand over lead",
        # an entry that is not accounted for
        "FEH: open. YOS: keen. CSC: none.",
        "FEH: open. Kai: no. CSC: none.",
        "[name]: FEH. [name]: YOS, no.",
        "Mum: FEH. Dad: none.",
        "Boy: FEH yes. Girl: CSC yes.",
        "Y7: FEH open, YOS none. Y9: CSC open.",
        "Sibling: FEH open. YOS: none.",
        "FEH: open (for sister). YOS: none.",
        "FEH: open. YOS: none. CSC: none. But that is his brother.",
        "if FEH: open, YOS: none, CSC: none",
        "FEH: open. YOS: none. CSC: scrap that, open.",
        # whose the value is, is open
        "no FEH, YOS, CSC",
        "no FEH, CSC (CIN), YOS",
        "Closed: FEH; CSC (CIN), YOS",
        "FEH, CSC closed",
        "CSC, FEH, YOS both closed",
        "without FEH/allocated social worker",
        "no YOS, allocated social worker",
        "FEH plus YOS plus CSC referral pending",
        "no referral order, early help and children's services - LAC",
        "no-CSC case, FEH in",
        "no CIN, FEH or YOS? Who leads?",
        "School or social worker?",
        "CP and nothing else",
        "CSC: open, CP and nothing else",
        "previously pending FEH, no YOS",
        "FEH, YOS: closed",
        "FEH, YOS: closed, CSC: open",
        "FEH, closed YOS, open CSC",
        "no FEH YOS no CSC",
        "FEH open YOS",
        "Open: FEH. YOS. Closed: CSC",
        # contradictions within an entry
        "FEH: open closed. YOS: none.",
        "FEH: open (closed). YOS: none.",
        # what a mark means is open
        "[ ] FEH [ ] YOS [ ] CSC",
        "☒ FEH ☒ YOS",
        "FEH x, YOS x, CSC x",
        "+ FEH + YOS + CSC",
        "- FEH\n- YOS\n- CSC",
        "FEH: , YOS: , CSC: none",
        # rows of different lengths
        "FEH/YOS/CSC = N/N",
        "FEH | YOS | CSC\nopen | closed",
    ],
)
def test_a_list_that_is_not_accounted_for_is_left_to_the_other_readers(text: str) -> None:
    assert read(text) is None
