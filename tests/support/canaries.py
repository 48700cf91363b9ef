"""Invented people planted in messages: what must never be found on disk afterwards.

`canaries(number, seed)` gives the same messages for the same seed. Every name is made up by chance from names of
many origins; numbers come from ranges kept free for fiction or are random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

GIVEN = {
    "west african": "Oluwatoyin Adaeze Kwabena Yaw Emeka Ngozi Folasade Ibukun Abena Mamadou Fatoumata Akosua"
    " Chidubem Ireoluwa Ejiroghene",
    "east african": "Fatuma Abdirahman Hodan Ifrah Yonas Selamawit Wanjiru Otieno Ayaan Mowlid Sagal Biruk Khadra"
    " Liibaan",
    "arabic": "Yusra Abdulrahman Noor Ruqayyah Hamza Iman Zaynab Bilal Mahmoud Sumayyah Ayoub Hafsa",
    "south asian": "Harpreet Arjun Nusrat Tasnim Priya Rukhsana Zeeshan Anjali Mohsin Jaswinder Thanusha Shafiqul",
    "caribbean": "Tyrell Shanice Jermaine Keisha Denzel Nevaeh Tremaine Latoya Kymani Chantelle",
    "latin american": "Xiomara Thiago Valentina Joaquín Camila Santiago Luciana Mateo Ximena Wilmer",
    "portuguese": "João Beatriz Gonçalo Inês Rafaela Duarte Catarina Tiago Vitória",
    "turkish": "Elif Mehmet Ayşe Berkay Zeynep Emre Yağmur Oğuzhan Nilüfer",
    "vietnamese and chinese": "Thuy Minh Linh Xiaoming Jiahao Wenjing Phuong Yuxuan Trang Meiling",
    "eastern european": "Zbigniew Katarzyna Dmytro Oksana Bogdan Ioana Krasimira Vytautas Agnieszka Ljubica",
    "irish and british": "Siobhán Ciarán Niamh Alistair Bethan Callum Imogen Declan Tabitha Gethin Poppy",
    "french african": "Dieudonné Merveille Aïcha Plamedi Bénédicte Exaucé Grâce",
}
SURNAMES = {
    "west african": "Adeyemi-Cole Okonkwo Mensah Boateng Oyelaran Nwachukwu Diallo Asante Akinfenwa Egbuniwe",
    "east african": "Warsame Abdullahi Tesfaye Mwangi Hersi Gebremedhin Odhiambo Jimale",
    "arabic": "El-Masri Benhaddou Khoury Al-Rashid Bouazzaoui Shamsuddin",
    "south asian": "Chowdhury Sivanathan Dhaliwal Begum Qureshi Raghunathan Patel Miah",
    "caribbean": "Braithwaite Goulbourne Campbell Nembhard Fitzwilliam Pinnock",
    "latin american": "Quintanilla Restrepo Villavicencio Zambrano Guaman",
    "portuguese": "Figueiredo Gonçalves Sequeira Silveira Teixeira",
    "turkish": "Yıldırım Kahraman Öztürk Demirtaş Karadağ",
    "vietnamese and chinese": "Nguyen Zhang Huynh Ouyang Trinh Cheung",
    "eastern european": "Wiśniewska Shevchenko Popescu Kazlauskas Todorova Szczepaniak",
    "irish and british": "O'Sullivan McAllister Featherstonehaugh Llewellyn Thistlethwaite Murphy",
    "french african": "Tshibangu Mukendi Mbemba Kouassi Nsimba",
}
# {name} a full name, {given} a first name; the others are numbers and addresses.
FRAMES = (
    "my son {name} won't go to school, he was born {dob}",
    "my daughter {given} has missed three weeks, who leads?",
    "Pupil called {name}, UPN {upn}, attendance 42%. Do we escalate?",
    "{name} has a social worker. Who should lead on attendance?",
    "Mrs {surname} rang us from {phone} about early help",
    "I'm {name}, mum of {given2}, email {email}",
    "NHS number {nhs}, name {name}, open to FEH and YOS",
    "we live at {address}, {postcode} and my boy {given} is being fined",
    "student {name} (dob {dob}) at Harris Academy Peckham",
    "can you check {name}'s case please",
    "my step son {lower} keeps bunking off and school call me on {phone}",
    "Re: {name} - Year 9 - CIN plan - social worker {name2}",
    "mum {name} refuses to sign the parenting contract",
    "HIS NAME IS {upper} AND HE IS IN YEAR 8",
    "contact me on {email} or {phone}",
    "child's name: {name}; date of birth: {dob}; address: {address} {postcode}",
    "the boy, {name}, is on a referral order",
    "his insta is @{handle} and he posts from school",
    "the {surname} family are open to early help",
    "Thanks, {given}",
    "why was {given} suspended when {given2} wasn't",
    "hi im {lower} and i dont want to go to school",
    "my kids {given} and {given2} are at different schools",
    "Dad is {name}, phone {phone}, he says no",
    "when is the meeting for {name}? she lives at {address}",
    "upn {upn} nhs {nhs} {postcode}",
    "our early help worker {name} said to ask you",
    "{given} {surname} y10 48% cp plan who leads",
)
STREETS = (
    "Rye Lane|Elmington Road|Comber Grove|Old Kent Road|Heygate Street|Barry Road|Lordship Lane|Choumert Road"
    "|Villa Street|Asylum Road"
)


@dataclass(frozen=True)
class Canary:
    """A message, and the pieces of it that must be gone; each is looked for in any case of letters."""

    message: str
    secrets: tuple[str, ...]


def canaries(number: int, seed: int = 2023) -> Iterator[Canary]:
    """Yield `number` canaries."""
    rng = random.Random(seed)
    for _ in range(number):
        yield _canary(rng)


def _canary(rng: random.Random) -> Canary:
    origin, origin2 = rng.choice(list(GIVEN)), rng.choice(list(GIVEN))
    given, given2 = rng.choice(GIVEN[origin].split()), rng.choice(GIVEN[origin2].split())
    surname, surname2 = rng.choice(SURNAMES[origin].split()), rng.choice(SURNAMES[origin2].split())
    name = f"{given} {surname}"
    values = {
        "name": name,
        "given": given,
        "surname": surname,
        "name2": f"{given2} {surname2}",
        "given2": given2,
        "lower": name.lower(),
        "upper": name.upper(),
        "dob": _date(rng),
        "upn": rng.choice("ABCDEFGHJKLMNPQRTUVWXYZ") + _digits(rng, 12),
        "nhs": rng.choice(("{} {} {}", "{}{}{}", "{}-{}-{}")).format(
            "9" + _digits(rng, 2), _digits(rng, 3), _digits(rng, 4)
        ),
        "phone": _phone(rng),
        "email": rng.choice(("{}.{}@example.com", "{}{}@example.co.uk")).format(_plain(given), _plain(surname)),
        "postcode": f"SE{rng.randint(1, 28)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('LNPQRSTU')}",
        "address": f"{rng.choice(('', 'Flat 3, ', 'flat 12 '))}{rng.randint(1, 180)} {rng.choice(STREETS.split('|'))}",
        "handle": f"{_plain(given)}_{_digits(rng, 3)}",
    }
    frame = rng.choice(FRAMES)
    used = [key for key in values if "{" + key + "}" in frame]
    secrets = [part for key in used for part in (values[key].split() if key in _NAMES else [values[key]])]
    return Canary(frame.format(**values), tuple(secrets))


_NAMES = ("name", "given", "surname", "name2", "given2", "lower", "upper")


def _digits(rng: random.Random, number: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(number))


def _date(rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2006, 2020)
    month_name = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][month - 1]
    return rng.choice(
        (
            f"{day:02}/{month:02}/{year}",
            f"{day}.{month}.{year}",
            f"{day} {month_name} {year}",
            f"{year}-{month:02}-{day:02}",
        )
    )


def _phone(rng: random.Random) -> str:
    tail = _digits(rng, 3)
    return rng.choice(
        (
            f"07700 900{tail}",
            f"07700900{tail}",
            f"+44 7700 900{tail}",
            f"020 7946 0{tail}",
            f"07700-900-{tail}",
            f"+48 601 555 {tail}",
        )
    )


def _plain(word: str) -> str:
    return "".join(c for c in word.lower() if c.isascii() and c.isalpha())
