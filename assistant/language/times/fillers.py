"""The words that may stand round a day and a time and change nothing. Every other word is left unread."""

from __future__ import annotations

import re

from assistant.language.words import phrases

_FILLERS = phrases("""
    i, i'd, i'll, i'm, i've, im, id, ill, we, we'd, we'll, we're, you, u, it, it's, its, it'll, they, that,
    that's, thats, that'd, that'll, there, there's, would, like, love, prefer, want, need, wish, hope, can,
    could, can't, may, might, should, shall, will, do, does, have, has, had, got, get, be, is, are, am, was,
    work, works, working, suit, suits, fit, fits, best, better, good, great, fine, ok, okay, perfect, lovely,
    ideal, excellent, brilliant, possible, available, free, open, availability, slot, slots, time, times,
    appointment, consultation, meeting, booking, session, call, chat, book, booked, make, take, give, put, go,
    going, come, see, meet, speak, let, let's, lets, say, saying, said, choose, chosen, pick, maybe, perhaps,
    possibly, probably, ideally, preferably, rather, instead, please, pls, plz, thanks, thank, thankyou, cheers,
    ta, many, yes, yeah, yep, yup, sure, hi, hiya, hello, hey, so, then, well, um, er, erm, oh, ah, hmm, and,
    or, on, at, in, for, of, to, into, onto, the, a, an, any, anything, some, something, sometime, somewhere,
    around, about, approximately, roughly, approx, near, me, us, my, our, your, with, if, also, too, only, just,
    actually, really, change, changed, move, moved, moving, reschedule, rearrange, rebook, switch, swap, shift,
    try, how, what, what's, whats, which, when, chance, happy, think, thinking, guess, suppose, mean, meant,
    sorry, apologies, afraid, down, as, soon, convenient, nice, all, day, date, one, thatone, works, able, now,
    okay, right, fancy, easiest, easier, preference, be, diary, calendar, much, very, still, else, here, use,
    kindly, look, looking, looks, shall, hoping, wondering, wonder, know
""")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_left(rest: str) -> str:
    """The words of the rest of a sentence that are no fillers, in order."""
    return " ".join(word for word in _WORD.findall(rest) if word not in _FILLERS)
