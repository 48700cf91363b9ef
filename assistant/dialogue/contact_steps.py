"""The caller's name, address and code: they go to the booking draft and nowhere else, and what came of it is told."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import assert_never

from assistant.consultation.outcomes.changing import ChangeProved
from assistant.consultation.outcomes.contact import (
    CodeExpired,
    CodeSent,
    CodeWrong,
    ContactRefused,
    ContactTaken,
    EmailProved,
    GiveContact,
    NoEmail,
    TooManyCodes,
)
from assistant.consultation.service import Consultations
from assistant.dialogue.results import Say
from assistant.language.codes import read_code
from assistant.language.confirmation import read_yes_or_no
from assistant.language.emails import read_email
from assistant.language.names import read_name
from assistant.language.wall_clock import clock_text


@dataclass(frozen=True)
class Given:
    """The detail is in the draft; `note` is said beside the next question."""

    note: Say | None = None


@dataclass(frozen=True)
class NotGiven:
    """The detail is not taken: why. `suggestion` is the address that was probably meant."""

    why: Say
    suggestion: str | None = None


@dataclass(frozen=True)
class ContactSteps:
    """Takes contact details for a conversation. What it returns names none of them, but for a suggestion."""

    consultations: Consultations

    def give_name(self, conversation: str, typed: str) -> Given | NotGiven:
        """The caller's name, without what stands round it."""
        name = read_name(typed).understood or typed
        return self._kept(self.consultations.give_contact(conversation, name=name))

    def give_email(self, conversation: str, typed: str, sure: bool = False) -> Given | NotGiven:
        """The caller's address, to which a code is mailed. The same address again stands in spite of a likely slip."""
        address = read_email(typed).understood or typed
        doubted = self.doubted_address(conversation)
        if doubted is not None and (address == doubted or read_yes_or_no(typed).understood):
            address, sure = doubted, True
        given = self.consultations.give_contact(conversation, email=address, sure=sure)
        if isinstance(given, ContactRefused):
            return self._kept(given)
        return self.send_code(conversation)

    def doubted_address(self, conversation: str) -> str | None:
        """The address that looked mistyped and waits to be given again, or to be stood by."""
        draft = self.consultations.draft(conversation)
        return None if draft.email_proved or draft.code_expires_at is not None else draft.email

    def send_code(self, conversation: str) -> Given | NotGiven:
        """Mail a code to the address, unless it is proved or the code before can still be used."""
        match self.consultations.send_code(conversation):
            case CodeSent(again=True):
                return Given(Say("code_sent_again"))
            case CodeSent() | EmailProved():
                return Given()
            case TooManyCodes(retry_at, one_stands):
                if one_stands:
                    return Given(Say("code_sent_before"))
                return NotGiven(Say("too_many_codes", {"time": clock_text(retry_at)}))
            case NoEmail():
                return NotGiven(Say("email_not_one_address"))
            case never:
                assert_never(never)

    def give_code(self, conversation: str, typed: str) -> Given | NotGiven:
        """The code that was mailed to the caller's address."""
        code = read_code(typed).understood
        if code is None:
            return NotGiven(Say("code_unclear"))
        match self.consultations.check_code(conversation, code):
            case EmailProved():
                return Given()
            case CodeWrong(tries_left):
                return NotGiven(Say("code_wrong", {"tries": tries_left}))
            case CodeExpired():
                return NotGiven(Say("code_expired"))
            case never:
                assert_never(never)

    def give_change_code(self, conversation: str, typed: str) -> Given | NotGiven:
        """The code that was mailed to the address of a booking that is to be changed."""
        code = read_code(typed).understood
        if code is None:
            return NotGiven(Say("code_unclear"))
        match self.consultations.prove_change(conversation, code):
            case ChangeProved():
                return Given()
            case CodeWrong(tries_left):
                return NotGiven(Say("code_wrong", {"tries": tries_left}))
            case CodeExpired():
                return NotGiven(Say("change_code_expired"))
            case never:
                assert_never(never)

    @staticmethod
    def _kept(given: GiveContact) -> Given | NotGiven:
        if isinstance(given, ContactTaken):
            return Given()
        domain = (given.suggestion or "").rpartition("@")[2]
        return NotGiven(Say(given.reason.value, {"domain": domain}), given.suggestion)
