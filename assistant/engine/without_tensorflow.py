"""Keeps TensorFlow out of a process that only serves: it costs 450 MB and four seconds, and nothing here uses it.

# Rasa 3.6: importing its agent imports TensorFlow, for components that this model does not have (DIET, TED and
their kin), and other packages for channels, stores, plots and training that this service does not have, which cost
70 MB more. A stand-in takes their place in `sys.modules`: any attribute can be imported from it, and none does
anything. Training and the stock commands never meet it, and neither does a model that holds a component which is
not known to do without. `ASSISTANT_TENSORFLOW=yes` keeps the real ones.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import json
import sys
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

from assistant.adapters.model_archive import newest_archive

NAMES = (
    *("tensorflow", "tensorflow_addons", "tensorflow_text", "tensorflow_hub", "keras", "h5py"),
    *("sklearn", "matplotlib"),
    *("pymongo", "boto3", "botocore"),
    *("aiogram", "slack_sdk", "twilio", "webexteamssdk"),
)
"""What stands aside: TensorFlow and its own, training and plots, other stores, other channels."""
KNOWN_TO_DO_WITHOUT = (
    "assistant.",
    "policies.",
    "rasa.graph_components.",
    "rasa.nlu.tokenizers.whitespace_tokenizer.",
    "rasa.nlu.classifiers.regex_message_handler.",
    "rasa.core.policies.rule_policy.",
    "rasa.core.policies.memoization.",
    "rasa.core.policies.ensemble.",
)
"""Modules of graph components that never call TensorFlow; a model with any other is served with the real one."""


def serve_without_tensorflow(models: Path) -> bool:
    """Keep TensorFlow out where the newest model allows it; returns whether it is kept out.

    Must be called before anything imports Rasa or spaCy.
    """
    newest = newest_archive(models)
    return (newest is None or does_without(newest)) and keep_tensorflow_out()


def does_without(model: Path) -> bool:
    """Whether every component of a trained model is known to do without TensorFlow; a damaged model is not."""
    try:
        with tarfile.open(model) as archive:
            metadata = archive.extractfile("metadata.json")
            assert metadata is not None
            nodes = json.load(metadata)["predict_schema"]["nodes"].values()
    except (OSError, tarfile.TarError, ValueError, KeyError):
        return False
    return all(node["uses"].startswith(KNOWN_TO_DO_WITHOUT) for node in nodes)


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

    __path__: list[str] = []  # noqa: RUF012

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
