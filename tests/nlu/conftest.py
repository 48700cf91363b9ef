"""One training and one reading of the held-out sentences for all tests here."""

import pytest

from assistant.evaluation.measurement import Measurement, measure, train
from assistant.evaluation.questions import ask_service, question_figures, read_questions


@pytest.fixture(scope="session")
def measurement() -> Measurement:
    """The figures of the test part, trained on the training sentences as they are now, and those of the service."""
    found = measure(train()[0], "test")
    found.questions = ask_service(read_questions())
    found.figures.update(question_figures(found.questions))
    return found
