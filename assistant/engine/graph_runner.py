"""Runs the trained graph node by node, in an order that is worked out once.

# Rasa 3.6: its own runner hands every message to dask, which plans a parallel run of a dozen nodes that depend
on each other anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class SequentialGraphRunner(GraphRunner):
    """The nodes of a loaded graph, run one after the other."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[tuple[str, ...], tuple[str, ...]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> SequentialGraphRunner:
        """Load the nodes from the model."""
        return cls.of(DaskGraphRunner.create(graph_schema, model_storage, execution_context, hooks))

    @classmethod
    def of(cls, loaded: Any) -> SequentialGraphRunner:
        """Take over the nodes of a graph that is loaded."""
        return cls(loaded._graph_schema, loaded._instantiated_nodes)

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """The outputs of the targets by name, for these inputs."""
        chosen = tuple(targets or self._schema.target_names)
        done: dict[str, Any] = dict(inputs or {})
        for name in self._order(chosen):
            needs = self._schema.nodes[name].needs.values()
            _, done[name] = self._nodes[name](*((need, done[need]) if need in done else need for need in needs))
        return {name: done[name] for name in chosen}

    def _order(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """The nodes that the targets need, each after those that it needs itself."""
        if targets not in self._orders:
            order: dict[str, None] = {}
            self._visit(targets, order)
            self._orders[targets] = tuple(order)
        return self._orders[targets]

    def _visit(self, names: Iterable[str], order: dict[str, None]) -> None:
        for name in names:
            if name in self._schema.nodes and name not in order:
                self._visit(self._schema.nodes[name].needs.values(), order)
                order[name] = None
