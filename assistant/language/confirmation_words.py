"""The closed vocabulary of answers to "Shall I …?": every phrase that an answer may be made of."""

from __future__ import annotations

from enum import Enum

from assistant.language.words import phrases

LONGEST_PHRASE = 6  # words


class Act(Enum):
    """What is done when the answer is yes."""

    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"
    DELETE = "delete"
    LEAVE = "leave"


YES_WORDS = phrases("""
    that is fine with me, that's fine with me, that's fine by me, that is fine by me, very happy with that,
    thats the one, that is the one, go ahead with it, go ahead with that, go ahead with this,
    go ahead with the booking, all of that is correct, all of it is correct, all of that is right, cool,
    awesome, ye, that's all fine, that's all good, all fine, all good to go, y, yes, yess, yse, yea, yeah, yeh,
    yeas, yep, yepp, yup, yis, ya, yah, aye, ok, okay, okey, okie, oki, k, kk, okey dokey, ok then, okay then,
    yes please, yes pls, sure, sure thing, sure why not, why not, for sure, of course, ofc, course, absolutely,
    absolutly, definitely, definately, defo, certainly, indeed, exactly, affirmative, agreed, i agree,
    by all means, correct, all correct, it's correct, its correct, that's correct, thats correct,
    that is correct, it is correct, that's right, thats right, that is right, it's right, looks right,
    looks correct, that's all correct, that's all right, everything is correct, everything's correct,
    everything is right, all good, looks good, look good, looks good to me, that looks right, that looks good,
    that looks correct, sounds good, sounds good to me, sounds great, that sounds good, that sounds fine,
    sounds fine, sounds perfect, that works, works for me, that works for me, it works, that suits me, suits me,
    that suits, that's the one, that's it, that's good, thats good, that's fine, thats fine, that is fine,
    it's fine, its fine, it is fine, that's ok, thats ok, that's okay, that is ok, that's great, thats great,
    that's perfect, thats perfect, that's lovely, that'll do, that will do, that would be great,
    that would be good, that would be lovely, that'd be great, that'd be good, that would be perfect,
    that would be fine, fine, fine by me, fine with me, good, very good, great, perfect, brilliant, excellent,
    lovely, super, wonderful, happy with that, i'm happy with that, im happy with that, happy with this,
    i'm happy with this, good to go, ready, i'm ready, all set, confirm, confirmed, confrim, i confirm,
    i can confirm, confirm it, confirm that, confirm this, i confirm it, i confirm this, go ahead,
    please go ahead, do it, do that, do so, do this, go for it, make it so, proceed, please proceed, please do,
    do please, let's do it, lets do it, let's do that, lets do that, let's go for it, i do, i do want that,
    i would, i'd like that, i would like that, i'd love that, we would, we'd like that, i want that, you can,
    you may, you should, please do it, please do that, it is, they are, yes i am, i'm sure, im sure, i am sure,
    i'm certain, i am certain, we are sure, we're sure, i'm positive, certain, positive, yh, yhh, yas, mhm, mm hm,
    mm hmm, mmhm, uh huh, alright, all right, alright then, all right then, alrighty, righto, right you are,
    okay dokey, okey doke, okie dokie, oki doki, go on then, oh go on then, go on then please, let's go, lets go,
    crack on, fire away, spot on, bang on, nice one, nice, sweet, sound, deal, done deal, fab, fabulous,
    fantastic, amazing, marvellous, splendid, smashing, grand, champion, ideal, magic, top, works, 100%,
    100 percent, one hundred percent, most definitely, a big yes, thumbs up, consider it confirmed,
    i confirm the above, happy to proceed, happy to go ahead, happy to confirm, sounds like a plan,
    u can, pls do, plz do, yes to that, no objection, no objections, no issues
""")

NO_WORDS = phrases("""
    yeah right, oh yeah right, yeah yeah right, n, no, nope, nah, naw, nay, noo, na, no thanks, no thank you,
    no ta, no way, never, negative, not yet,
    not now, not today, not really, not this time, not at all, absolutely not, definitely not, certainly not,
    of course not, please don't, don't, dont, do not, please do not, don't do it, dont do it, do not do it,
    don't do that, dont do that, do not do that, i don't, i do not, i don't want that, i do not want that,
    i don't want to, i dont want to, i do not want to, we don't want that, we don't want to, i'd rather not,
    id rather not, i would rather not, rather not, we'd rather not, i'd prefer not to, better not, best not,
    hold off, hold off please, you can't, you may not, wrong, that's wrong, thats wrong, it's wrong,
    that is wrong, incorrect, that's incorrect, not right, that's not right, that is not right, not correct,
    that's not correct, not ok, that's not ok, not okay, changed my mind, i changed my mind,
    i've changed my mind, ive changed my mind, i have changed my mind, we've changed our minds, nuh uh, nty,
    you're alright, you're all right, your alright, ur alright, ur all right, you're ok, you're okay, ur ok,
    i'm good, im good, i'm alright, im alright, i'm all right, i'm fine, im fine, i'm ok, i'm okay, not for me,
    not for us, i'll pass, ill pass, we'll pass, no need, there's no need, theres no need, don't bother,
    dont bother, do not bother, please don't bother, not interested, i don't want it, i dont want it,
    i do not want it, we don't want it, i don't want this, i dont want this, not booking, not booking it,
    i'd rather you didn't, i would rather you didn't, it's not, it is not, it isn't, its not, that isn't right,
    it isn't right, this isn't right, that isn't correct, it isn't correct, i'll leave it, ill leave it,
    we'll leave it, leave it please
""")

# They begin like a no and are said to agree, to decline or to thank: they decide nothing.
NOT_A_NO = phrases("""
    no worries, no worries at all, no problem, no problem at all, no probs, no prob, np, no bother, no trouble,
    no rush, no no that's fine, no that's fine, no thats fine, no that is fine, no it's fine, no its fine,
    no that's ok, no that's okay, no it's ok, no that's good, no that's great, no that's all,
    no that's everything, no all good, no that's perfect, no that works, no changes, no changes needed,
    nothing to change, no need to change anything, nothing else, no nothing else, not a problem, don't worry,
    dont worry, do not worry, i don't mind, i dont mind
""")

WAITING = phrases("""
    wait, please wait, wait please, wait a bit, wait a minute, wait a moment, wait a sec, wait a second,
    wait up, wait for me, hang on, hang on a minute, hang on a moment, hang on a sec, hang on a second,
    hang about, hold on, hold on a minute, hold on a moment, hold on a sec, hold on a second, hold it,
    hold that, one moment, one minute, one min, one sec, one second, 1 moment, 1 minute, 1 min, 1 sec, a moment,
    a minute, a sec, a second, just a moment, just a minute, just a min, just a sec, just a second,
    just one moment, just one minute, two minutes, two mins, 2 mins, 2 minutes, give me a minute,
    give me a moment, give me a sec, give me a second, give me two minutes, bear with me, bear with,
    let me check, let me think, let me see, let me look, let me have a look, let me check my diary,
    let me check my calendar, i need to check, i need to think, i'm checking, i'll check, i'm just checking,
    brb, not so fast
""")

FILLERS = phrases("""
    go on, on second thoughts, on second thought, please, pls, plz, pleas, please and thank you, thanks,
    thank you, thankyou, thx, ty, cheers, ta, tysm, many thanks, thanks a lot, thank you very much,
    thank you so much, thanks very much, thanks so much, much appreciated, oh, ooh, ah, um, umm, er, erm, hmm,
    hm, well, so, then, now, just, and, actually, really, honestly, i'd rather, i would rather, i'd prefer to,
    i'll, we'll, best to, better to, hi, hello, hiya, hey, mate, sir, miss, madam, kindly, sorry, my bad,
    apologies, in that case, for now, for me, for us, from me, all, very much,
    right away, straight away, at once, as planned, if possible, if you can, if you could, if you don't mind,
    can you, could you, would you, can you please, could you please, i'd like to, i would like to,
    i want to, i want you to, i'd like you to, i would like you to, we'd like to, we would like to, we want to,
    right, you can, u can, let's, lets, go, go and, happy to, i'm happy to, im happy to, we're happy to,
    happy for you to, i'm happy for you to, we're happy for you to, lol, haha, xx, x
""")

# At the end of an answer more was meant to follow: "ok so", "yes and".
UNFINISHED = phrases("and, so, well, actually, just, i want to, i'd like to, i would like to, can you, could you, i'll")

NEGATIONS = phrases("""
    don't, dont, do not, please don't, please do not, not, never, i don't want to, i dont want to,
    i do not want to, i don't want you to, i do not want you to, we don't want to, i'd rather not,
    i would rather not, rather not, i'd rather you didn't, don't you, no need to, no longer want to,
    you don't need to, you do not need to, you needn't, there's no need to, better not, best not, can you not,
    can we not, could you not, please can you not, i no longer want to, i didn't want to, i did not want to,
    i didn't ask to, i never asked to, i wasn't going to
""")

_THE_BOOKING = ", ".join(
    f"{whose} {thing}"
    for whose in ("the", "this", "that", "my", "our")
    for thing in ("booking", "consultation", "appointment", "meeting", "slot", "time", "session", "call")
)
_THE_DATA = ", ".join(
    f"{whose} {thing}"
    for whose in ("the", "my", "our", "all my", "all", "all of my")
    for thing in (
        "data",
        "details",
        "information",
        "info",
        "conversation",
        "chat",
        "messages",
        "history",
        "personal data",
    )
)
_OF_A_BOOKING = phrases(f"""
    it, that, this, them, these, those, that one, this one, it all, all of it, all of that, everything, me in,
    us in, it in, that in, it in then, that in then, for that, for it, for me, it for me, that for me, this for me,
    it for us, that for us, me in for that, me in for then, me in then, it then, that then, it now, that now,
    booking, consultation, appointment, meeting, {_THE_BOOKING}
""")

OBJECTS = {
    Act.BOOK: _OF_A_BOOKING,
    Act.MOVE: _OF_A_BOOKING
    | phrases("""
        it over, that over, it across, it to that, it to that time, it to then, it to the new time, to that, to then,
        to that time, to the new time
    """),
    Act.CANCEL: _OF_A_BOOKING,
    Act.DELETE: phrases(f"it, that, this, them, it all, all of it, all of that, everything, all, {_THE_DATA}"),
    # "Cancel my booking" inside a form may mean the booking of last week: that is asked about.
    Act.LEAVE: phrases("it, that, this, here, the form, this form, the chat, this chat, the conversation, it here"),
}

ACT_VERBS = {
    Act.BOOK: phrases("""
    book, reserve, schedule, take, arrange, i'll take, i'll have, ill take, we'll take, make the booking,
    make that booking, make the appointment, make that appointment, confirm the booking, confirm my booking,
    confirm the consultation, confirm the appointment, confirm booking, pop me in, pop us in, put me in, put us in,
    put me down, put us down, sign me up, sign us up, count me in, count us in, lock it in, lock that in, get it booked,
    get that booked, get it booked in, get that booked in, get me booked in, get us booked in, go with, go for,
    i'll go with, we'll go with, let's go with, lets go with, i'll go for, we'll go for, i want it, we want it,
    i want this, i confirm the booking, i confirm this booking, i confirm the consultation
"""),
    Act.MOVE: phrases("""
    move, reschedule, rearrange, rebook, switch, swap, shift, book, confirm the move, confirm the change,
    confirm the new time, take, i'll take, we'll take, make the move, make that move, do the move, make the change,
    make that change, go with the new time, i'll go with the new time, yes to the new time
"""),
    Act.CANCEL: phrases("""
    i no longer need, we no longer need, i don't need it any more, i don't need it anymore, cancel, cancle,
    call off, call it off, drop, scrap, bin, confirm the cancellation, confirm cancellation, get rid of, cancel the lot,
    cancel the whole thing, delete it, delete that, delete the booking, delete my booking, remove it, remove that,
    remove the booking, remove my booking, i don't need it, we don't need it, we don't need it any more,
    i don't need the appointment, we don't need the appointment, we don't need the appointment any more, not needed,
    it's not needed, not needed any more, no longer needed, it's no longer needed, it is no longer needed,
    no longer required, it's no longer required
"""),
    Act.DELETE: phrases("delete, erase, remove, wipe, clear, get rid of, forget me, take down"),
    Act.LEAVE: phrases("""
    stop, leave, quit, exit, end, cancel, abandon, drop, scrap, close, leave it there, leave it at that,
    leave it for now, stop there, stop here, never mind, nevermind, nvm, forget it, forget about it,
    forget that, i'm done, i am done, i give up, give up, i want out, i'll do it another day, ill do it another day,
    i'll do it another time, i'll do it later, ill do it later, i'll do this later, i'll do this another day,
    i'll do this another time, i will do it another day, i will do it later, we'll do it another day, we'll do it later,
    we'll do it another time, i'll try another day, i'll ring instead, i'll ring them instead, ill ring them instead,
    i'll call instead, i'll call them instead, ill call them instead, i'll phone instead, i'll phone them instead,
    i'll email instead, i'll email them instead, we'll ring instead, we'll ring them instead, we'll call them instead,
    i've changed my mind, i have changed my mind, i changed my mind, ive changed my mind, we've changed our minds,
    changed my mind, i don't want to book, i dont want to book, i don't want to do this, i don't want this any more
"""),
}

# Said beside a yes they only repeat the question; alone they may ask for something else ("change it").
ECHOED_VERBS = {act: frozenset[str]() for act in Act} | {
    Act.MOVE: phrases("change, alter, update"),
    Act.CANCEL: phrases("""
        i can't make it, i cant make it, i cannot make it, can't make it, cant make it, we can't make it,
        we cannot make it, i can't come, we can't come, something came up, something has come up
    """),
}

_KEEP = """
    keep my slot, keep my time, keep my place, keep our booking, keep our appointment, keep the meeting,
    keep the original, keep the original one, keep the original time, stay with it, stay with the old one,
    stick with it, stick with the old one, stay as it is, keep, keep it, keep that, keep this, keep it as it is,
    keep it as is, keep that one, keep it how it is, keep it there, keep the booking, keep my booking,
    keep the consultation, keep my consultation, keep the appointment, keep my appointment, keep the time,
    keep the old time, keep the old one, keep them, keep everything, keep everything as it is, keep the slot,
    leave, leave it, leave that, leave it as it is, leave it as is, leave as is, leave it where it is,
    leave it where it was, leave it how it is, leave it how it was, leave it as it was, leave it there,
    leave it alone, leave it be, leave it be then, leave it like that, leave it in, leave it booked, leave them,
    leave everything, leave the booking, leave my booking, leave the booking as it is, leave the booking alone,
    leave my booking alone, let it be, let it stand, let it stay, it can stay, it can stay where it is, it stays,
    keep the current time, keep the current one, keep the current booking, keep the first one, keep the first time,
    stay with the old time, stay with the original time, stick with the old time, stick with the original time,
    stick with the original, leave my appointment as it is, leave the appointment as it is, leave the time as it is,
    leave it booked in, i still want it, i still need it, we still want it, we still need it, i'm still coming,
    i am still coming, we're still coming, i will be there, i'll be there, we will be there, we'll be there,
    no changes, make no changes, nothing needs to change
"""
_GO_ON = """
    continue, go on, carry on, keep going, stay, stay here, i'll stay, don't stop, go back to the booking,
    back to the booking, i want to continue, i'd like to continue, let me finish, keep it, keep it open, resume
"""
KEEPING = {
    Act.BOOK: phrases("leave it, leave that, leave it for now"),
    Act.MOVE: phrases(_KEEP),
    Act.CANCEL: phrases(_KEEP),
    Act.DELETE: phrases(_KEEP),
    Act.LEAVE: phrases(_GO_ON),
}

_NEVER_MIND = "never mind, nevermind, nvm, forget it, forget about it, forget that"
STOPPING = {
    Act.BOOK: phrases(_NEVER_MIND),
    Act.MOVE: phrases(_NEVER_MIND),
    Act.CANCEL: phrases(_NEVER_MIND),
    Act.DELETE: phrases("never mind, nevermind, nvm"),
    Act.LEAVE: phrases("never mind that, not stop"),
}
