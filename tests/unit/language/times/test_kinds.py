"""Kinds of sentences about times, each with twenty: bounds, named days, ranges, clock times, words left, politeness."""

from datetime import date, datetime, time, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.clock import EnglandBankHolidays
from assistant.adapters.date_reading import read_date
from assistant.language.times.clock_phrases import OfficeHours
from assistant.language.times.mentions import mentions_a_time
from assistant.language.times.office_calendar import BANK_HOLIDAY, OfficeCalendar
from assistant.language.times.reader import LONGEST_TEXT, read_time
from assistant.language.times.readings import Ambiguous, ClosedThen, ExactTime, NotATime, NotKnown, Past, Period
from assistant.language.wall_clock import in_london
from tests.support.processor_time import HARD_TEXTS, at_most

FRIDAY_EVENING = datetime(2026, 11, 27, 20, tzinfo=timezone.utc)
BANK_HOLIDAYS = EnglandBankHolidays().between(date(2026, 1, 1), date(2028, 1, 1))
CALENDAR = OfficeCalendar(hours=OfficeHours(time(9), time(17)), closed_days=dict.fromkeys(BANK_HOLIDAYS, BANK_HOLIDAY))


def read(text: str) -> str:
    """A reading in short: the time, the days and hours, or why there is none; then the words left unread."""
    reading = read_time(text, FRIDAY_EVENING, CALENDAR, read_date)
    return f"{_short(reading.understood)}{' / unread: ' + reading.unread if reading.unread else ''}"


def _short(reading: object) -> str:
    match reading:
        case ExactTime(starts_at):
            return f"{in_london(starts_at):%d.%m.%Y %H:%M}"
        case Period():
            first, last = in_london(reading.starts_at), in_london(reading.ends_at)
            return f"{first:%d.%m.%Y} to {last:%d.%m.%Y}, {reading.daily_from:%H:%M} to {reading.daily_until:%H:%M}"
        case ClosedThen(reason, starts_at):
            return f"{reason} {in_london(starts_at):%d.%m.%Y}"
        case Past(starts_at):
            return f"past {in_london(starts_at):%d.%m.%Y}"
        case Ambiguous(_, why) | NotATime(why):
            return f"asks: {why}"
        case NotKnown(what):
            return f"not known: {what}"
    return str(reading)


BOUNDS = [
    ("not before thursday", "03.12.2026 to 09.12.2026, 09:00 to 17:00"),
    ("not before 8 december", "08.12.2026 to 14.12.2026, 09:00 to 17:00"),
    ("no earlier than tuesday", "01.12.2026 to 07.12.2026, 09:00 to 17:00"),
    ("no sooner than the 9th", "09.12.2026 to 15.12.2026, 09:00 to 17:00"),
    ("on or after 14 december", "14.12.2026 to 18.12.2026, 09:00 to 17:00"),
    ("from the 8th", "08.12.2026 to 14.12.2026, 09:00 to 17:00"),
    ("starting the 15th", "15.12.2026 to 21.12.2026, 09:00 to 17:00"),
    ("not until thursday", "03.12.2026 to 09.12.2026, 09:00 to 17:00"),
    ("any time not before 7 december", "07.12.2026 to 11.12.2026, 09:00 to 17:00"),
    ("thursday or after", "03.12.2026 to 09.12.2026, 09:00 to 17:00"),
    ("from 3 december onwards", "03.12.2026 to 09.12.2026, 09:00 to 17:00"),
    ("the 10th at the earliest", "10.12.2026 to 16.12.2026, 09:00 to 17:00"),
    ("as of 14 december", "14.12.2026 to 18.12.2026, 09:00 to 17:00"),
    ("after 9 december", "10.12.2026 to 16.12.2026, 09:00 to 17:00"),
    ("on or before 9 december", "27.11.2026 to 09.12.2026, 09:00 to 17:00"),
    ("not after the 9th", "27.11.2026 to 09.12.2026, 09:00 to 17:00"),
    ("no later than thursday", "27.11.2026 to 03.12.2026, 09:00 to 17:00"),
    ("not before 2pm on thursday", "03.12.2026 to 03.12.2026, 14:00 to 17:00"),
    ("only from wednesday", "02.12.2026 to 08.12.2026, 09:00 to 17:00"),
    ("not until the 7th please", "07.12.2026 to 11.12.2026, 09:00 to 17:00"),
]
NAMED_DAYS = [
    ("new year's eve at 11", "31.12.2026 11:00"),
    ("christmas day at 10", "bank_holiday 25.12.2026"),
    ("boxing day", "bank_holiday 26.12.2026"),
    ("boxing day at 3", "bank_holiday 26.12.2026"),
    ("new year's day", "bank_holiday 01.01.2027"),
    ("easter monday at 2", "bank_holiday 29.03.2027"),
    ("good friday", "bank_holiday 26.03.2027"),
    ("christmas eve morning", "24.12.2026 to 24.12.2026, 09:00 to 12:00"),
    ("on christmas eve at 2pm", "24.12.2026 14:00"),
    ("may day at 10", "bank_holiday 03.05.2027"),
    ("the bank holiday", "bank_holiday 25.12.2026"),
    ("bank holiday monday at 11", "bank_holiday 28.12.2026"),
    ("spring bank holiday", "bank_holiday 31.05.2027"),
    ("shrove tuesday at 10", "09.02.2027 10:00"),
    ("ash wednesday at 2", "10.02.2027 14:00"),
    ("st george's day at 10", "23.04.2027 10:00"),
    ("black friday at 10", "past 27.11.2026"),
    ("easter sunday", "weekend 28.03.2027"),
    ("after boxing day", "29.12.2026 to 31.12.2026, 09:00 to 17:00"),
    ("diwali at 10", "27.11.2026 to 25.02.2027, 10:00 to 10:00 / unread: diwali"),
    ("sports day at 9", "27.11.2026 to 25.02.2027, 09:00 to 09:00 / unread: sports"),
]
RANGES_OF_HOURS = [
    ("9-10", "27.11.2026 to 25.02.2027, 09:00 to 10:00"),
    ("11-1", "asks: date_or_time"),
    ("3-5", "27.11.2026 to 25.02.2027, 15:00 to 17:00"),
    ("2 - 3", "27.11.2026 to 25.02.2027, 14:00 to 15:00"),
    ("10-11", "27.11.2026 to 25.02.2027, 10:00 to 11:00"),
    ("9-5", "27.11.2026 to 25.02.2027, 09:00 to 17:00"),
    ("1-2", "asks: date_or_time"),
    ("12-2", "asks: date_or_time"),
    ("between 10-12", "27.11.2026 to 25.02.2027, 10:00 to 12:00"),
    ("10-12 on tuesday", "01.12.2026 to 01.12.2026, 10:00 to 12:00"),
    ("tuesday 2-4", "01.12.2026 to 01.12.2026, 14:00 to 16:00"),
    ("4-12-2026", "04.12.2026 to 04.12.2026, 09:00 to 17:00"),
    ("any time 3-5", "27.11.2026 to 25.02.2027, 15:00 to 17:00"),
    ("2-4pm", "27.11.2026 to 25.02.2027, 14:00 to 16:00"),
    ("10am-12", "27.11.2026 to 25.02.2027, 10:00 to 12:00"),
    ("wednesday 9 - 11", "02.12.2026 to 02.12.2026, 09:00 to 11:00"),
    ("14-12", "14.12.2026 to 14.12.2026, 09:00 to 17:00"),
    ("thursday between 1 and 3", "03.12.2026 to 03.12.2026, 13:00 to 15:00"),
    ("10 til 12 on friday", "04.12.2026 to 04.12.2026, 10:00 to 12:00"),
    ("from 2 to 4 on monday", "30.11.2026 to 30.11.2026, 14:00 to 16:00"),
]
CLOCK_TIMES = [
    ("half-past three on tuesday", "01.12.2026 15:30"),
    ("three-thirty on tuesday", "01.12.2026 15:30"),
    ("tuesday at 3-30", "01.12.2026 15:30"),
    ("tuesday 330pm", "01.12.2026 15:30"),
    ("quarter-past ten on monday", "30.11.2026 10:15"),
    ("quarter-to four tuesday", "01.12.2026 15:45"),
    ("ten-past two on monday", "30.11.2026 14:10"),
    ("two thirty tuesday", "01.12.2026 14:30"),
    ("nine fifteen on monday", "30.11.2026 09:15"),
    ("930am monday", "30.11.2026 09:30"),
    ("monday 930", "30.11.2026 09:30"),
    ("ten thirty on wednesday", "02.12.2026 10:30"),
    ("half-eleven on monday", "30.11.2026 11:30"),
    ("monday 1130", "30.11.2026 11:30"),
    ("quarter of three on monday", "30.11.2026 14:45"),
    ("4 on the 3rd", "03.12.2026 16:00"),
    ("monday 0930", "30.11.2026 09:30"),
    ("twenty-past two on monday", "30.11.2026 14:20"),
    ("tuesday at 2:30 in the afternoon", "01.12.2026 14:30"),
    ("wed @ 2ish", "02.12.2026 14:00"),
]
WORDS_LEFT = [
    ("fourish on tuesday", "01.12.2026 16:00"),
    ("teatime on monday", "30.11.2026 to 30.11.2026, 09:00 to 17:00 / unread: teatime"),
    ("crack of dawn tuesday", "01.12.2026 to 01.12.2026, 09:00 to 17:00 / unread: crack dawn"),
    ("before school on wednesday", "outside_hours 02.12.2026"),
    ("after the staff meeting on monday", "asks: not_understood / unread: after the staff meeting on monday"),
    ("monday when the kids are in", "30.11.2026 to 30.11.2026, 09:00 to 17:00 / unread: kids"),
    ("tuesday except lunchtime", "asks: ruled_out / unread: tuesday except lunchtime"),
    ("monday if it is sunny", "30.11.2026 to 30.11.2026, 09:00 to 17:00 / unread: sunny"),
    ("week 3 monday", "asks: not_understood / unread: week 3 monday"),
    ("monday period 4", "asks: not_understood / unread: monday period 4"),
    ("after assembly on thursday", "asks: not_understood / unread: after assembly on thursday"),
    ("tuesday at break", "01.12.2026 to 01.12.2026, 09:00 to 17:00 / unread: break"),
    ("monday but not the morning", "asks: ruled_out / unread: monday but not the morning"),
    ("elevenses on monday", "30.11.2026 to 30.11.2026, 09:00 to 17:00 / unread: elevenses"),
    ("tuesday during lessons", "01.12.2026 to 01.12.2026, 09:00 to 17:00 / unread: during lessons"),
    ("first lesson tuesday", "01.12.2026 to 01.12.2026, 09:00 to 17:00 / unread: lesson"),
    ("dusk on monday", "30.11.2026 to 30.11.2026, 09:00 to 17:00 / unread: dusk"),
    ("monday in the small hours", "asks: not_understood / unread: monday in the small hours"),
    ("tuesday mid week", "asks: not_understood / unread: tuesday mid week"),
    ("tuesday same time", "asks: not_understood / unread: tuesday same time"),
]
POLITE = [
    ("could we do tuesday at 2 please", "01.12.2026 14:00"),
    ("I think tuesday 2pm would be best for us", "01.12.2026 14:00"),
    ("tuesday at 2pm works for me, thanks", "01.12.2026 14:00"),
    ("is tuesday at 2pm free?", "01.12.2026 14:00"),
    ("do you have anything on tuesday at 2pm", "01.12.2026 14:00"),
    ("what about tuesday at 2pm instead", "01.12.2026 14:00"),
    ("Hi, I'd like tuesday at 2pm if possible", "01.12.2026 14:00"),
    ("let's say tuesday at 2pm", "01.12.2026 14:00"),
    ("can you fit me in on tuesday at 2pm?", "01.12.2026 14:00"),
    ("actually make it tuesday at 2pm", "01.12.2026 14:00"),
    ("Move it to Tuesday 1 December at 2pm", "01.12.2026 14:00"),
    ("sorry, change it to tuesday at 2pm", "01.12.2026 14:00"),
    ("book me in for tuesday at 2pm", "01.12.2026 14:00"),
    ("we'd prefer tuesday at 2pm", "01.12.2026 14:00"),
    ("tuesday, 2pm, would be great", "01.12.2026 14:00"),
    ("ok then tuesday at 2pm it is", "01.12.2026 14:00"),
    ("please put me down for tuesday at 2pm", "01.12.2026 14:00"),
    ("any chance of tuesday at 2pm?", "01.12.2026 14:00"),
    ("I am free on tuesday at 2pm", "01.12.2026 14:00"),
    ("tuesday at 2pm would suit my head teacher", "01.12.2026 14:00 / unread: head teacher"),
]
FAR_AHEAD = [
    ("15 april 2027 at 10", "15.04.2027 10:00"),
    ("12 may at 11", "12.05.2027 11:00"),
    ("20 july 2027 at 2pm", "20.07.2027 14:00"),
    ("1 march 2027 at 9am", "01.03.2027 09:00"),
    ("next summer term", "not known: term_dates"),
    ("in 6 months", "10.05.2027 to 14.05.2027, 09:00 to 17:00"),
    ("9 april at 10", "09.04.2027 10:00"),
    ("30/6 at 2", "past 30.06.2026"),
    ("2027-04-15 10:00", "15.04.2027 10:00"),
    ("the first monday of april", "05.04.2027 to 05.04.2027, 09:00 to 17:00"),
]
MIXED = [
    ("not before next wednesday", "02.12.2026 to 08.12.2026, 09:00 to 17:00"),
    ("from the 14th of december onwards", "14.12.2026 to 18.12.2026, 09:00 to 17:00"),
    ("any day on or after the 11th", "11.12.2026 to 17.12.2026, 09:00 to 17:00"),
    ("no earlier than 10am on tuesday", "01.12.2026 to 01.12.2026, 10:00 to 17:00"),
    ("tuesday not before 11", "01.12.2026 to 01.12.2026, 11:00 to 17:00"),
    ("not later than 3pm on tuesday", "01.12.2026 to 01.12.2026, 09:00 to 15:00"),
    ("up to 9 december", "27.11.2026 to 09.12.2026, 09:00 to 17:00"),
    ("by the 9th", "27.11.2026 to 09.12.2026, 09:00 to 17:00"),
    ("NYE at 10", "31.12.2026 10:00"),
    ("xmas eve 11am", "24.12.2026 11:00"),
    ("the day after boxing day", "weekend 27.12.2026"),
    ("august bank holiday", "bank_holiday 30.08.2027"),
    ("mother's day", "weekend 07.03.2027"),
    ("pancake day at 2", "09.02.2027 14:00"),
    ("next bank holiday at 9", "bank_holiday 25.12.2026"),
    ("1-3", "27.11.2026 to 25.02.2027, 13:00 to 15:00"),
    ("10-11:30", "27.11.2026 to 25.02.2027, 10:00 to 11:30"),
    ("9:30-11", "27.11.2026 to 25.02.2027, 09:30 to 11:00"),
    ("wed 10-12", "02.12.2026 to 02.12.2026, 10:00 to 12:00"),
    ("2pm-4pm on friday", "04.12.2026 to 04.12.2026, 14:00 to 16:00"),
    ("half-ten on tuesday", "01.12.2026 10:30"),
    ("one-thirty monday", "30.11.2026 13:30"),
    ("monday 2.30", "30.11.2026 14:30"),
    ("at 1015 on monday", "30.11.2026 10:15"),
    ("ten to eleven on tuesday", "01.12.2026 10:50"),
    ("twenty to three on monday", "30.11.2026 14:40"),
    ("5 past 10 wednesday", "02.12.2026 10:05"),
    ("4pmish tuesday", "01.12.2026 16:00"),
    ("threeish tuesday", "01.12.2026 15:00"),
    ("tuesday 3 30", "asks: not_understood / unread: tuesday 3 30"),
    ("tuesday after lunch", "asks: not_understood / unread: tuesday after lunch"),
    ("tuesday at playtime", "01.12.2026 to 01.12.2026, 09:00 to 17:00 / unread: playtime"),
    ("monday first period", "asks: weekday_or_date / unread: period"),
    ("when the SENCO is back on tuesday", "01.12.2026 to 01.12.2026, 09:00 to 17:00 / unread: senco back"),
    ("tuesday unless it snows", "asks: ruled_out / unread: tuesday unless it snows"),
    ("thursday around the school run", "03.12.2026 to 03.12.2026, 09:00 to 17:00 / unread: school run"),
    ("wendesday at 2", "02.12.2026 14:00"),
    ("tusday 10am", "01.12.2026 10:00"),
    ("10 decembre at 3", "10.12.2026 15:00"),
    ("febuary 3rd at 10", "03.02.2027 10:00"),
    ("Can I move to Thursday 3 December at 11am please", "03.12.2026 11:00"),
    ("could you change my appointment to 3 december 11am", "03.12.2026 11:00"),
    ("any chance we could have thursday 11am?", "03.12.2026 11:00"),
    ("my preference would be thursday at 11", "03.12.2026 11:00"),
    ("thurs 11am is best for everyone", "03.12.2026 11:00 / unread: everyone"),
    ("11am thursday works best", "03.12.2026 11:00"),
    ("put me in for 11 on thursday pls", "03.12.2026 11:00"),
    ("I could do thursday 11am", "03.12.2026 11:00"),
    ("ok thursday 11am then", "03.12.2026 11:00"),
    ("thursday 11am if you have it", "03.12.2026 11:00"),
]
MORE = [
    ("any time from the 9th", "09.12.2026 to 15.12.2026, 09:00 to 17:00"),
    ("not before 1pm on monday", "30.11.2026 to 30.11.2026, 13:00 to 17:00"),
    ("anything after the 15th", "16.12.2026 to 22.12.2026, 09:00 to 17:00"),
    ("before the 4th", "27.11.2026 to 03.12.2026, 09:00 to 17:00"),
    ("on or before friday", "27.11.2026 to 04.12.2026, 09:00 to 17:00"),
    ("friday at the latest", "27.11.2026 to 04.12.2026, 09:00 to 17:00"),
    ("earliest is the 8th", "08.12.2026 to 08.12.2026, 09:00 to 17:00 / unread: earliest"),
    ("the week after christmas day", "asks: not_understood / unread: the week after christmas day"),
    ("day before christmas eve", "23.12.2026 to 23.12.2026, 09:00 to 17:00"),
    ("st patrick's day 10am", "17.03.2027 10:00"),
    ("second bank holiday", "asks: not_understood / unread: second bank holiday"),
    ("11-12 on wed", "02.12.2026 to 02.12.2026, 11:00 to 12:00"),
    ("thursday 1-2.30", "03.12.2026 to 03.12.2026, 13:00 to 14:30"),
    ("3:15 tuesday", "01.12.2026 15:15"),
    ("quarter past eleven on the 3rd", "03.12.2026 11:15"),
    ("tuesday half 10", "01.12.2026 10:30"),
    ("11 on tuesday 8th december", "08.12.2026 11:00"),
    ("8 dec 1030", "08.12.2026 10:30"),
    ("8 dec, 10.30am", "08.12.2026 10:30"),
    ("tuesday 8 december 2026 at 14:00", "08.12.2026 14:00"),
    ("monday during break time", "30.11.2026 to 30.11.2026, 09:00 to 17:00 / unread: during break"),
    ("monday between lessons", "asks: not_understood / unread: monday between lessons"),
    ("thursday pm", "03.12.2026 to 03.12.2026, 12:00 to 17:00"),
    ("early thursday afternoon", "03.12.2026 to 03.12.2026, 12:00 to 14:00"),
    ("thursday late morning", "03.12.2026 to 03.12.2026, 10:00 to 12:00"),
    ("lunchtime on friday", "04.12.2026 to 04.12.2026, 12:00 to 14:00"),
    ("hmm maybe thursday at noon?", "03.12.2026 12:00"),
    ("sometime around 11 thursday", "03.12.2026 11:00"),
    ("I can only do thursdays at 3", "asks: which_week"),
    ("could the officer do thursday at 3", "03.12.2026 15:00 / unread: officer"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*BOUNDS, *NAMED_DAYS, *RANGES_OF_HOURS, *CLOCK_TIMES, *WORDS_LEFT, *POLITE, *FAR_AHEAD, *MIXED, *MORE],
)
def test_sentences(text: str, expected: str):
    assert read(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in [*BOUNDS, *NAMED_DAYS, *CLOCK_TIMES, *POLITE, *MIXED, *MORE]])
def test_words_about_a_time_are_seen_to_be_that(text: str):
    assert mentions_a_time(text)


@given(st.lists(st.sampled_from(["quagga", "teatime", "sunny", "zigzag"]), min_size=1, max_size=4))
def test_no_word_is_dropped_in_silence(words: list[str]):
    reading = read_time(f"tuesday at 2pm {' '.join(words)}", FRIDAY_EVENING, CALENDAR)
    assert reading.unread == " ".join(words)
    assert not reading.is_whole


@given(
    st.sampled_from(sorted(BANK_HOLIDAYS)), st.sampled_from(["not before", "no earlier than", "from", "on or after"])
)
def test_a_lower_bound_lets_its_own_day_in(day: date, bound: str):
    now = datetime(day.year, day.month, day.day, 20, tzinfo=timezone.utc) - (date(2026, 1, 8) - date(2026, 1, 1))
    calendar = OfficeCalendar(working_days=frozenset(range(7)))
    reading = read_time(f"{bound} {day.day} {day:%B}", now, calendar).understood
    assert isinstance(reading, Period)
    assert in_london(reading.starts_at).date() == day


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        mentions_a_time(text)
        read_time(text, FRIDAY_EVENING, CALENDAR)
        read_time(text[:LONGEST_TEXT], FRIDAY_EVENING, CALENDAR)
