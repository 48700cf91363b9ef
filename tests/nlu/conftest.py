"""One training and one reading of the held-out sentences for all tests here."""

import pytest

from assistant.evaluation.measurement import Measurement, measure, train


@pytest.fixture(scope="session")
def measurement() -> Measurement:
    """The figures of the test part, trained on the training sentences as they are now."""
    return measure(train()[0], "test")
