"""Names: whoever writes theirs is taken at their word; a question, a wish and a refusal are no names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.names import read_name
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("Will Baker", "Will Baker"),
    ("May Fielding", "May Fielding"),
    ("Can Demir", "Can Demir"),
    ("Dawn Do", "Dawn Do"),
    ("Ms Okafor, DSL", "Ms Okafor"),
    ("Mr Tom Hale (attendance officer)", "Mr Tom Hale"),
    ("Alex Reed (they/them)", "Alex Reed"),
    ("it's Priya, Priya Nair", "Priya Nair"),
    ("hiya, my name's Femi Adebayo", "Femi Adebayo"),
    ("Jo & Pat Quinn", "Jo & Pat Quinn"),
    ("Sam and Lee Carter", "Sam and Lee Carter"),
    ("Łucja Wójcik", "Łucja Wójcik"),
    ("محمد علي", "محمد علي"),
    ("Dr. Amira El-Sayed", "Dr. Amira El-Sayed"),
    ("call me Bex", "Bex"),
    ("José María de la Cruz", "José María de la Cruz"),
    ("Elizabeth (Lizzie) Ward", "Elizabeth (Lizzie) Ward"),
    ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    ("Ade O’Rourke - family support worker", "Ade O’Rourke"),
    ("Hope Should", "Hope Should"),
    ("I am Has Patel thanks", "Has Patel"),
    ("what will you do with it?", None),
    ("why is my name needed", None),
    ("stop", None),
    ("I'd rather not say", None),
    ("yes", None),
    ("talk to a person", None),
    ("go back", None),
    ("I don't want to give my name", None),
    ("Bea Can", "Bea Can"),
    ("my name is Mark Will", "Mark Will"),
    ("Do Thi Hoa", "Do Thi Hoa"),
    ("Mrs A. Okonkwo-Bright", "Mrs A. Okonkwo-Bright"),
    ("Prof Lin", "Prof Lin"),
    ("its me, Kwame Mensah", "Kwame Mensah"),
    ("Kwame Mensah from Oakfield", "Kwame Mensah"),
    ("Tess Lowe (she/her), deputy head", "Tess Lowe"),
    ("Sofía Núñez", "Sofía Núñez"),
    ("Md. Rahim Uddin", "Md. Rahim Uddin"),
    ("O'Shea", "O'Shea"),
    ("van der Berg", "van der Berg"),
    ("Joy", "Joy"),
    ("Hi I'm Dee", "Dee"),
    ("Anaïs & Luc Petit", "Anaïs & Luc Petit"),
    ("Xi Li", "Xi Li"),
    ("Art Fry BA", "Art Fry BA"),
    ("i am called Tolu Ade", "Tolu Ade"),
    ("Name: Rose May", "Rose May"),
    ("Mr. J Smith-Jones III", "Mr. J Smith-Jones III"),
    ("is it private?", None),
    ("who is asking", None),
    ("I will tell you later", None),
    ("can I skip it", None),
    ("no", None),
    ("what for", None),
    ("help", None),
    ("I already told you", None),
    ("good morning", None),
    ("hello there", None),
    ("fair enough", None),
    ("hang on", None),
    ("thank you", None),
    ("no worries", None),
    ("idk", None),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: object):
    assert read_name(text).understood == expected


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Ms Okafor, DSL", ""),
        ("Alex Reed (they/them)", ""),
        ("Dee Marsh, Room 4B", "Room 4B"),
        ("Dee Marsh (not on Fridays)", "not on Fridays"),
        ("Jo & Pat Quinn", ""),
    ],
)
def test_what_stands_beside_a_name_is_accounted_for_or_left(text: str, unread: str):
    assert read_name(text).unread == unread


@given(
    st.lists(
        st.sampled_from(
            ["Will", "Can", "May", "Do", "Hope", "Mark", "An", "Zoë", "O’Brien", "Nwosu-Hart", "Łucja", "山田", "عائشة"]
        ),
        min_size=2,
        max_size=4,
    )
)
def test_words_that_are_somebodys_name_make_a_name(parts: list[str]):
    assert read_name(" ".join(parts)).understood == " ".join(parts)


@given(st.text())
def test_no_text_breaks_it(text: str):
    reading = read_name(text)
    assert reading.understood is not None or reading.unread == " ".join(text.split())


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_name(text)
