"""Plain and half-hearted answers to the three questions that end in an act, sixty of each of the first.

`answers.tsv` holds more of them by kind: how people agree and decline, and what resembles it.
"""

import csv
from pathlib import Path

import pytest

from assistant.language.confirmation import Answer, read_answer_to
from assistant.language.confirmation_words import Act

PLAIN_YES = [
    "Yes, please book that",
    "ok go ahead then",
    "sure, let's do it",
    "perfect, thank you",
    "yep all good",
    "👍 great",
    "that works for me, cheers",
    "please do",
    "I confirm",
    "y",
    "Absolutely, book me in",
    "no problem, go ahead",
    "yes I'd like that",
    "fine by me",
    "looks right, thanks",
    "okay, reserve it please",
    "yes, that is correct",
    "sounds good to me",
    "no worries, go ahead and book",
    "yeah why not",
    "Yes that's great thank you",
    "yeah go for it",
    "ok book",
    "Ok, lovely, thanks",
    "that's the one please",
    "Yes, book it in",
    "yes i would like to book this please",
    "go on, book it",
    "cool",
    "awesome, yes",
    "yep that's all fine",
    "Sure. Thanks!",
    "yes confirm booking",
    "all good to go",
    "That is correct, please book.",
    "Ye",
    "please confirm",
    "can you book that please",
    "i'm happy with that, go ahead",
    "yes yes yes",
    "Yes, that'd be great",
    "yep book me in please",
    "oh yes please",
    "ok, I confirm",
    "yeah that's correct",
    "Thanks, go ahead and book it",
    "yes it's right",
    "that is fine with me",
    "sure go on",
    "absolutely fine",
    "yes, all of that is correct",
    "okay great",
    "Yes book the appointment",
    "please go ahead with the booking",
    "ok do that",
    "you can book it",
    "good, thank you",
    "yes - confirm",
    "very happy with that",
    "yup thats the one",
]

NOT_A_PLAIN_YES = [
    "yes, only if Maria can join",
    "ok so what do I bring?",
    "sure but move it to Thursday",
    "yes although the school name is misspelt",
    "right, scrap that one",
    "fine, I'll think about it",
    "okay who will be there",
    "yes unless it is half term",
    "correct it to 10am",
    "great, can it be by phone?",
    "confirm with my head first",
    "yes I mean no",
    "ok hmm not sure",
    "good, however 4pm suits better",
    "sure thing but not this week",
    "yes to the time, no to the topic",
    "okay forget it",
    "do it later",
    "book it for my colleague instead",
    "yes and add another one",
    "yes can I have 11 instead",
    "ok wrong school though",
    "great but not that day",
    "Yes. Actually can it be Monday",
    "sure what's the address",
    "ok let me ask my line manager",
    "it's fine but I have a question",
    "yes if it's online",
    "almost, the topic needs changing",
    "fine whatever, cancel",
    "ok so nothing is booked yet right",
    "book the other one",
    "is that 2pm or 2am",
    "yes for Amira not me",
    "good morning",
    "thanks but no thanks",
    "ok delete everything",
    "hmm",
    "yes and no",
    "do you need anything else",
    "ok, except the email is my old one",
    "yes but without my name",
    "fine, provided it's by phone",
    "sure, can you make it longer",
    "book it tomorrow",
    "great but swap the day",
    "yes, sorry, no",
    "I said Tuesday",
    "ok is there parking",
    "yes to all except the school",
    "yeah nah",
    "right time wrong date",
    "confirm the other one",
    "I'm not sure yes",
    "sounds good but let me check",
    "ok what is SPOC",
    "yes please cancel",
    "please don't",
    "only if it's free",
    "definitely maybe",
]

CANCELLING = [
    ("yes, call it off", "yes"),
    ("go ahead and cancel", "yes"),
    ("cancel the meeting please", "yes"),
    ("yep, drop it", "yes"),
    ("👍", "yes"),
    ("I'd like to cancel it", "yes"),
    ("that's right, cancel", "yes"),
    ("ok do it", "yes"),
    ("confirm the cancellation", "yes"),
    ("sure", "yes"),
    ("ok leave it alone", "no"),
    ("yes, keep my appointment", "no"),
    ("right, don't cancel", "no"),
    ("fine keep the booking", "no"),
    ("no leave it as it was", "no"),
    ("okay but just move it", "not yes"),
    ("sure, after you tell me what happens", "not yes"),
    ("yes if someone else can have it", "not yes"),
    ("hold on a second", "not yes"),
    ("ok never mind, keep it", "no"),
    ("please cancel", "yes"),
    ("yes, cancel my consultation please", "yes"),
    ("ok yes", "yes"),
    ("go ahead, thanks", "yes"),
    ("cancel it for me", "yes"),
    ("yep cancel", "yes"),
    ("that's fine, cancel it", "yes"),
    ("Yes I want to cancel", "yes"),
    ("correct, cancel that", "yes"),
    ("do it please", "yes"),
    ("no leave it", "no"),
    ("don't do that", "no"),
    ("on second thoughts keep it", "no"),
    ("I've changed my mind, keep it", "no"),
    ("hold off", "no"),
    ("keep it please", "no"),
    ("no thanks, leave it booked", "no"),
    ("ok move it instead", "not yes"),
    ("yes but only the Tuesday one", "not yes"),
    ("which one is that", "not yes"),
    ("yes cancel everything", "yes"),
    ("cancel the appointment please", "yes"),
    ("yeah cancel", "yes"),
    ("please do cancel it", "yes"),
    ("ok thanks, cancel", "yes"),
    ("I'm sure", "yes"),
    ("yes, I no longer need it", "yes"),
    ("no, keep my slot", "no"),
    ("actually no", "no"),
    ("do not cancel", "no"),
    ("please keep the appointment", "no"),
    ("wait, keep it", "not yes"),
    ("yes but rebook me", "not yes"),
    ("can I keep it", "not yes"),
    ("ok but tell the officer why", "not yes"),
    ("leave it please", "no"),
    ("let's keep it", "no"),
    ("cancel? no", "not yes"),
    ("nah leave it", "no"),
    ("yes. cancel.", "yes"),
]

MOVING = [
    ("ok reschedule it", "yes"),
    ("sure, switch it", "yes"),
    ("yes that suits me", "yes"),
    ("please move it", "yes"),
    ("great, move my appointment", "yes"),
    ("ok thanks, go ahead", "yes"),
    ("👍🏾", "yes"),
    ("yes, I'm sure", "yes"),
    ("do that please", "yes"),
    ("ok keep the old time", "no"),
    ("fine, leave it where it is", "no"),
    ("don't move it", "no"),
    ("yes but an hour later", "not yes"),
    ("sure, cancel it", "not yes"),
    ("ok wait", "not yes"),
    ("right, which officer is it?", "not yes"),
    ("yes or maybe Friday", "not yes"),
    ("actually leave it", "no"),
    ("rather not", "no"),
    ("yes please move it", "yes"),
    ("ok, move it", "yes"),
    ("sounds good", "yes"),
    ("that works, thanks", "yes"),
    ("yes that's fine", "yes"),
    ("perfect, book it", "yes"),
    ("go ahead and move it", "yes"),
    ("yep", "yes"),
    ("ok reschedule", "yes"),
    ("Yes, please do", "yes"),
    ("no keep the original", "no"),
    ("leave it as it was", "no"),
    ("don't change it", "no"),
    ("no, stay with the old one", "no"),
    ("never mind", "no"),
    ("yes but 30 minutes later", "not yes"),
    ("can it be morning", "not yes"),
    ("is Bell free then", "not yes"),
    ("wait a sec", "not yes"),
    ("ok but email me first", "not yes"),
]


@pytest.mark.parametrize("text", PLAIN_YES)
def test_a_plain_yes_books(text: str):
    reading = read_answer_to(Act.BOOK, text)
    assert (reading.understood, reading.is_whole) == (Answer.YES, True)


@pytest.mark.parametrize("text", NOT_A_PLAIN_YES)
def test_a_half_yes_books_nothing(text: str):
    reading = read_answer_to(Act.BOOK, text)
    assert not (reading.is_whole and reading.understood is Answer.YES)


@pytest.mark.parametrize(
    ("act", "text", "expected"),
    [(Act.CANCEL, *each) for each in CANCELLING] + [(Act.MOVE, *each) for each in MOVING],
)
def test_a_booking_is_cancelled_and_moved_by_a_plain_yes_alone(act: Act, text: str, expected: str):
    reading = read_answer_to(act, text)
    said = reading.understood.value if reading.is_whole and reading.understood else "nothing"
    assert said == expected if expected in {"yes", "no"} else said != "yes"


with (Path(__file__).parent / "answers.tsv").open(encoding="utf-8", newline="") as file:
    ANSWERS = [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


@pytest.mark.parametrize(("act", "says", "text"), ANSWERS)
def test_what_an_answer_says_depends_on_all_its_words(act: str, says: str, text: str):
    reading = read_answer_to(Act(act), text)
    said = reading.understood.value if reading.is_whole and reading.understood else "nothing"
    assert said == says if says in {"yes", "no"} else said != "yes"
