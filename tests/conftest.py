"""What holds for every test."""

from hypothesis import settings

# How long an example takes on a busy machine is no fact about behaviour.
settings.register_profile("without wall clock", deadline=None)
settings.load_profile("without wall clock")
