"""The revisions of the consultation database, oldest first in `versions/`."""
