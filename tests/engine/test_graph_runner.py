"""The sequential runner gives what Rasa's own gives: every node once, after what it needs."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from assistant.engine.graph_runner import SequentialGraphRunner

RUNS: list[str] = []


class Step(GraphComponent):
    """A component that notes that it ran."""

    @classmethod
    def create(cls, config: dict[str, Any], **_: Any) -> Step:
        made = cls()
        made.name = config["name"]
        return made

    def join(self, **inputs: Any) -> str:
        RUNS.append(self.name)
        return f"{self.name}({', '.join(f'{key}={inputs[key]}' for key in sorted(inputs))})"


def node(name: str, **needs: str) -> SchemaNode:
    return SchemaNode(needs, Step, "create", "join", {"name": name}, eager=True, is_target=name == "last")


SCHEMA = GraphSchema(
    {
        "last": node("last", left="left", right="right"),
        "left": node("left", word="word"),
        "right": node("right", before="left", word="word"),
        "unused": node("unused", word="word"),
    }
)


def test_it_gives_what_rasas_runner_gives() -> None:
    rasas = DaskGraphRunner.create(SCHEMA, None, ExecutionContext(SCHEMA))
    ours = SequentialGraphRunner.create(SCHEMA, None, ExecutionContext(SCHEMA))
    for targets in (None, ["last"], ["right"], ["left", "unused"]):
        assert ours.run({"word": "who"}, targets) == rasas.run({"word": "who"}, targets)


def test_every_node_that_is_needed_runs_once_and_no_other() -> None:
    RUNS.clear()
    SequentialGraphRunner.create(SCHEMA, None, ExecutionContext(SCHEMA)).run({"word": "who"})
    assert RUNS == ["left", "right", "last"]
