"""References: written without look-alikes, read however they are typed."""

import pytest

from assistant.adapters.secret_source import KeyedSecrets
from assistant.consultation.references import ALPHABET, find_reference, read_reference

SECRETS = KeyedSecrets(b"a key for tests, 32 bytes or more")


@pytest.mark.parametrize("typed", ["K7QM-2XWD", "k7qm-2xwd", " K7QM 2XWD ", "k7qm2xwd", "K7QM–2XWD"])
def test_a_reference_is_read_however_it_is_typed(typed: str):
    assert read_reference(typed) == "K7QM-2XWD"


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM-2XWDA", "K7QM-2XW0", "K7QM-2XWI", "K7QM-2XWD'; DROP TABLE"])
def test_what_is_no_reference_is_not_read(typed: str):
    assert read_reference(typed) is None


def test_a_reference_is_found_in_a_sentence_and_ordinary_words_are_not():
    assert find_reference("please cancel k7qm-2xwd for me") == "K7QM-2XWD"
    assert find_reference("my reference is K7QM 2XWD.") == "K7QM-2XWD"
    assert find_reference("the attendance was under half then") is None
    assert find_reference("a reference") is None


def test_references_have_no_look_alikes_and_differ():
    made = {SECRETS.reference() for _ in range(2000)}

    assert len(made) == 2000
    assert not set("".join(made)) - set(ALPHABET + "-")
    assert not set("01OIL") & set(ALPHABET)
    assert all(read_reference(reference) == reference for reference in made)


def test_secrets_depend_on_the_key_and_on_the_nonce():
    other = KeyedSecrets(b"another key for tests, also 32 bytes")

    assert SECRETS.code("nonce") == SECRETS.code("nonce")
    assert SECRETS.link_secret("nonce") != other.link_secret("nonce")
    assert SECRETS.link_secret("nonce") != SECRETS.link_secret("other nonce")
    assert SECRETS.digest("nonce") != other.digest("nonce")


def test_codes_are_six_digits_and_links_hold_192_bits():
    assert all(len(SECRETS.code(str(n))) == 6 and SECRETS.code(str(n)).isdigit() for n in range(500))
    assert len(SECRETS.link_secret("nonce")) == 32


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="at least 32 bytes"):
        KeyedSecrets(b"short")
