"""The shipped guidance, and a copy of it to break."""

from tests.support.content import content_copy, content_folder, library

__all__ = ["content_copy", "content_folder", "library"]
