"""The reviewed words: disclosures in plain words call for the safety reply, idioms and policy questions do not."""

from __future__ import annotations

import time

import pytest

from assistant.understanding.safeguarding_patterns import SafeguardingPatterns, words_level


@pytest.fixture(scope="module")
def patterns() -> SafeguardingPatterns:
    return SafeguardingPatterns()


@pytest.mark.parametrize(
    "message",
    [
        "a child told me her dad hits her",
        "MY DAD HITS ME",
        "my daughter is self-harming",
        "he says he wants to die",
        "I want to kill myself",
        "i\u200b want to kill my\u200bself",
        "pupil has brought a knife into school",
        "she is being groomed online",
        "kids home alone all weekend",
        "I'm scared to go home",
        "she took an overdose",
        "I think a pupil is being abused",
        "he doesn\u2019t feel safe at home",
        "the forms are killing me but also my dad hits me",
        "I'm being married this summer and have to go through with it",
        "shes getting married at 15 and she doesn't want it",
        "grandad put the slipper across him for the bad report",
        "she won't be around by Easter, she says",
        "i feel like just walking in front of a bus",
        "the girls would be better off with me gone, i mean better off without me",
        "he has given his best games away to the boy next door",
        "long sleeves in the middle of June",
        "I cover my neck with a scarf at the gate",
        "she does not want to go back to that house",
        "we are hiding from my ex",
        "made to cook for a family that is not hers",
        "she has been saving up her tablets",
        "mummy mustn't know about the game",
        "some nights I hope I don't wake up",
        "he has had enough of life",
        "she wants it all to end",
        "the marks on his legs he makes himself",
        "he pinches himself so it bleeds",
        "she told me she has got a plan and a day",
        "I don't see any reason in waking up",
    ],
)
def test_plain_disclosures_call_for_the_reply(patterns, message):
    assert patterns.level(message) == "reply"


@pytest.mark.parametrize(
    "message",
    [
        "is there an email for the welfare team, school wont give me one",
        "these forms are killing me",
        "the head is going to murder me",
        "this process will be the death of me",
        "attendance is suffering",
        "who leads when there is a social worker",
        "what does section 47 mean",
        "my phone battery died",
        "he cut his knee at football",
        "best way to beat eggs",
        "missing school is a problem",
        "at what point do we pull the trigger on enforcement",
        "enforcement would kill our relationship with the family",
        "I was banging my head against a wall",
        "our figures took a battering this year",
        "hit with another detention for lateness",
        "she's dying to start at her new school",
        "I could strangle this printer",
        "the county lines workshop is on Thursday",
        "mornings are a battle and I am losing the battle",
        "he beat his own record this half term",
        "I volunteer for a crisis helpline on Mondays",
        "I want the letters to stop",
        "I have had enough of this form",
        "he has got a plan and a date for the review",
    ],
)
def test_idioms_and_everyday_talk_call_for_nothing(patterns, message):
    assert patterns.level(message) == "none"


@pytest.mark.parametrize(
    "message",
    [
        "what is neglect in the guidance",
        "safeguarding concern",
        "there was domestic abuse last year",
        "he stays off because of what those boys did to him",
        "my sister is getting married in Bangladesh at half term",
    ],
)
def test_worrying_words_alone_call_for_a_line(patterns, message):
    assert patterns.level(message) == "line"


@pytest.mark.parametrize(
    ("message", "statistic", "level"),
    [
        ("who is the lead professional for a child on a CP plan", "reply", "line"),
        ("who leads, the child told me her dad hits her", "reply", "reply"),
        ("who leads, the child told me her dad hits her", "none", "line"),
        ("the forms are killing me", "reply", "line"),
        ("the forms are killing me", "none", "none"),
        ("he never wants to talk about it", "reply", "reply"),
        ("he never wants to talk about it", "line", "line"),
        ("my dad hits me", "none", "reply"),
    ],
)
def test_words_and_model_are_weighed_together(patterns, message, statistic, level):
    assert patterns.weigh(message, statistic) == level


def test_the_words_can_speak_without_a_model():
    assert words_level("my stepdad hurts me") == "reply"


@pytest.mark.parametrize(
    "text", ["", "a" * 4000, "he hits " * 500, "kids saw " * 450, "the " * 1000, "scared of " * 400, "(|" * 2000]
)
def test_hostile_text_takes_less_than_a_second(patterns, text):
    started = time.process_time()
    patterns.weigh(text, "reply")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "message",
    [
        "my dad hits me",
        "MY DAD HITS ME and im 14",
        "im 14 and i dont want to go home",
        "I'm in year 9 and my uncle touches me",
        "at home they lock me in and dont feed me",
        "I don\u2019t want to go home",
        "mum keeps hitting us when shes drunk",
        "my stepdad comes into my room at night",
        "i am scared of my dad",
        "i ran away from home",
        "my teacher kissed me",
    ],
)
def test_a_child_that_writes_is_heard(patterns, message):
    assert patterns.child_writes(message)


@pytest.mark.parametrize(
    "message",
    [
        "my son says my dad hits me",
        "a pupil told me I don't want to go home",
        "she said my stepdad touches me",
        "my daughter does not want to go home",
        "I'm 14 weeks pregnant and worried about court",
        "I'm a parent and my partner hits me",
        "who leads when a child is hit at home",
        "I am head of year 9",
        "we are at tier 3 and the family won't engage",
    ],
)
def test_an_adult_that_speaks_of_a_child_is_not_taken_for_one(patterns, message):
    assert not patterns.child_writes(message)


@pytest.mark.parametrize(
    "message", ["my dad hits me", "at home they lock me in and dont feed me", "i ran away from home"]
)
def test_what_a_child_writes_of_harm_is_never_passed_over(patterns, message):
    assert patterns.level(message) != "none"


@pytest.mark.parametrize(
    "message", ["our mum hasn't come home", "no one has been here for days, just me and my little brother"]
)
def test_a_child_left_alone_is_never_passed_over(patterns, message):
    assert patterns.level(message) != "none"


def test_being_beaten_by_a_worry_is_no_harm(patterns):
    assert patterns.level("can you be fined if a pupil is beaten by stress") == "none"


@pytest.mark.parametrize(
    "message",
    [
        "is this who I ring when I'm frightened for my daughter",
        "do I use that line if I fear for his safety",
        "do I ring this one if im terrified for the baby",
    ],
)
def test_whoever_fears_for_a_child_and_asks_whom_to_ring_gets_the_safety_contacts(patterns, message):
    assert patterns.asks_for_contacts(message)
    assert patterns.level(message) == "line"


@pytest.mark.parametrize(
    "message", ["is that the number for fines", "can I call about his exams", "who do I ring, I'm scared of the fine"]
)
def test_other_questions_for_a_number_do_not(patterns, message):
    assert not patterns.asks_for_contacts(message)
    assert patterns.level(message) == "none"


@pytest.mark.parametrize(
    "message",
    [
        "the internet here is being choked, say that again",
        "I could murder that printer",
        "our report deadline is pure suicide, quick question",
        "she killed herself laughing at assembly",
        "he was floored by a horrible virus, back tomorrow",
        "we got hammered in the quiz and he sulked",
        "I have been sweating bullets over this form",
        "we hit rock bottom in March and are climbing",
        "agency teacher here, a hired gun for one term",
        "hit with a bill for the broken window",
        "she smashed her audition on Saturday",
    ],
)
def test_strong_words_about_things_games_and_colds_call_for_nothing(patterns, message):
    assert patterns.level(message) == "none"


@pytest.mark.parametrize(
    "message",
    [
        "he read the letter and strangled me",
        "he was beaten with a belt after the match",
        "Honestly if they take me to court I'll do myself in",
        "she says she will kill herself after the exam",
        "dad hits me when the register says absent",
        "he hit rock bottom and now he hits us",
        "the deputy had a girl by the hair in the corridor",
        "they set her sleeve on fire in the park",
        "he asked whether it hurts to drown",
        "a man is at the gate with a crowbar",
        "she was standing on the edge of the platform",
        "nan wants 'the ceremony done' for the little girl",
        "he says he is 'being groomed', in those words",
    ],
)
def test_the_same_words_about_somebody_are_heard_beside_such_things(patterns, message):
    assert patterns.level(message) == "reply"


@pytest.mark.parametrize(
    "message",
    [
        "is self harm mentioned in your chapter on absence",
        "our theatre group performs a piece about forced marriage, which mark",
        "we are rewriting our policy on county lines",
        "after the knife arch many were late",
    ],
)
def test_a_question_about_a_text_or_a_show_gets_nothing_where_the_model_hears_nothing(patterns, message):
    assert patterns.weigh(message, "none") == "none"
    assert patterns.weigh(message, "line") != "none"


@pytest.mark.parametrize(
    "message",
    [
        "she has been hoarding her nan's tablets in a pencil case",
        "he wrote farewell notes to three friends in form time",
        "my son asked how many paracetamol would be too many",
        "pupil picked the hymns for her own funeral in RE",
        "he had a blade tucked up his sleeve at the bus stop",
        "i sleep at the bus shelter when mum's boyfriend is round",
        "whoever is late gets the strap",
    ],
)
def test_what_leaves_no_doubt_calls_for_the_reply_without_a_model(patterns, message):
    assert patterns.level(message) == "reply"


@pytest.mark.parametrize(
    "message",
    [
        "I've been beating myself up over the missing form",
        "I could have murdered that projector in the meeting",
        "death by spreadsheet again, who leads at tier 2",
        "she has a gun-to-the-head approach to deadlines",
        "he says detention is like prison",
        "they think they're being tortured because I hid the wifi",
        "she has a bruise on her arm from a hockey stick, first aid saw it",
        "quickly please, my phone is about to die",
        "we nearly died when we read the percentage",
        "he plays a murderer in the summer show",
    ],
)
def test_more_ways_of_speaking_call_for_nothing(patterns, message):
    assert patterns.level(message) == "none"


@pytest.mark.parametrize(
    "message",
    [
        "he held a gun to my head",
        "he beat himself up and bled",
        "my uncle tortured me",
        "he said he would kill me when he gets home",
    ],
)
def test_the_same_words_of_real_harm_are_still_heard(patterns, message):
    assert patterns.weigh(message, "reply") == "reply"
