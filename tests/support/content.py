"""Fixtures: the guidance content, loaded once, and a copy of it in which a test may break one thing."""

import shutil

import pytest

from assistant.guidance.loading import CONTENT
from tests.support.shipped import shipped_library


@pytest.fixture(scope="session")
def library():
    """The guidance that is shipped."""
    return shipped_library()


@pytest.fixture(scope="session")
def content_folder():
    """The folder of the shipped content."""
    return CONTENT


class ContentCopy:
    """A copy of the content in which a test may break one thing."""

    def __init__(self, folder):
        self.folder = folder

    def replace(self, file, old, new):
        """Replace every `old` in a file; it must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def content_copy(tmp_path):
    """A copy of the shipped content to break."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return ContentCopy(tmp_path / "content")
