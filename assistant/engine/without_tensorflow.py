"""Keeps TensorFlow out of a process that only serves: it costs 450 MB and four seconds, and nothing here uses it.

# Rasa 3.6: importing its agent imports TensorFlow, for components that this model does not have (DIET, TED and
their kin). A stand-in takes its place in `sys.modules`: any attribute can be imported from it, and none does
anything. Training and the stock commands never meet it. `ASSISTANT_TENSORFLOW=yes` keeps the real one.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

NAMES = ("tensorflow", "tensorflow_addons", "tensorflow_text", "tensorflow_hub", "keras")


class TensorFlowNeededError(RuntimeError):
    """The model holds a component that cannot work without TensorFlow."""


class _Meta(type):
    """Lets a stand-in class give more stand-in classes as its attributes."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(name)


def _stand_in(name: str) -> type:
    return _Meta(name, (), {"__init__": lambda self, *_, **__: None, "__call__": _unchanged})


def _unchanged(_self: Any, *given: Any, **_named: Any) -> Any:
    """As a decorator, the stand-in gives back what it decorates."""
    return given[0] if given else None


class _StandInModule(ModuleType):
    """A module from which anything can be imported."""

    __path__: Sequence[str] = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = "0" if name == "version" else _stand_in(name)
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-in for every module of `NAMES` and below."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in NAMES:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        return None


def keep_tensorflow_out() -> bool:
    """Put the stand-in in TensorFlow's place; False where the real one is loaded already.

    spaCy is imported first, without any TensorFlow, because it would try to use the stand-in.
    """
    if any(name in sys.modules for name in NAMES):
        return False
    blocked = dict.fromkeys(NAMES)
    sys.modules.update(blocked)  # type: ignore[arg-type]
    try:
        import spacy  # noqa: F401
    finally:
        for name in blocked:
            del sys.modules[name]
    sys.meta_path.insert(0, _Finder())
    return True


def refuse_components_that_need_it(components: Iterable[type]) -> None:
    """Raise TensorFlowNeededError if one of the model's components is built on TensorFlow."""
    for component in components:
        for base in component.__mro__:
            module = sys.modules.get(base.__module__)
            if any(isinstance(value, _StandInModule) for value in vars(module or sys).values()):
                raise TensorFlowNeededError(f"{component.__name__} needs TensorFlow: set ASSISTANT_TENSORFLOW=yes.")
