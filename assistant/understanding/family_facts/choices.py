"""Questions that offer services to choose from."""

from __future__ import annotations

import re
from types import SimpleNamespace

from assistant.understanding.family_facts.said import GONE, Said
from assistant.understanding.family_facts.sentence import Sentence


def weigh_choices(sentence: Sentence, said: dict[int, Said], p: SimpleNamespace) -> None:
    """ "Which of us leads: school, early help or social care?" says nothing about who is there."""
    masked = sentence.masked
    for match in p.choice.finditer(masked):
        run, lead_in = match[0], masked[: match.start()] + " " + match[0].split("@")[0]
        members = len(p.choice_member.findall(run))
        services = [int(n) for n in re.findall(r"@(\d+)", run) if sentence.mentions[int(n)].kind != "tier"]
        open_choice = re.search(r" (?:or|vs|versus) ", run) or (members > 2 and " and " not in run)
        if (
            not services
            or " both " in masked
            or any(said.get(n) in GONE for n in services)
            or not (open_choice or p.choice_among.search(lead_in))
        ):
            continue
        asked = p.choice_asked.search(lead_in)
        has_them = p.before_present.search(masked[: match.start()]) or p.after_present.search(masked[match.end() - 1 :])
        either_of = " either " in lead_in or has_them or re.match(r" (?:has|have) ", masked[match.end() :])
        for n in services:
            if said.get(n) not in (None, Said.NAMED, Said.THERE):
                continue
            if either_of and " or " in run and members == len(services) > 1:
                said[n] = Said.UNSURE
            elif members > 2 and asked:
                said[n] = Said.NOTHING
            elif members == 2 and n not in said:
                # "The school or the social worker" speaks of somebody; "school or social worker" of nobody yet.
                said[n] = Said.CANDIDATE if p.before_someone.search(masked.partition(f" @{n} ")[0]) else Said.NOTHING
    if " both " not in masked:
        for rule in (p.choice_first, p.choice_last):
            for match in rule.finditer(masked):
                # "Should YOS lead or is it the school?" names a service that may not be there.
                said.setdefault(int(match["mark"]), Said.NOTHING)
