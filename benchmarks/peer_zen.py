"""zen-engine (GoRules, Rust) on the model: three first-hit decision tables in a row."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from typing import Any

import zen

from benchmarks.model import OUTPUTS, TABLES, Project


class Zen:
    """The model as a decision of zen-engine."""

    def __init__(self) -> None:
        content = graph()
        self.decision = zen.ZenEngine().create_decision(json.dumps(content))
        self.engine = zen.ZenEngine({"loader": {"type": "static", "content": {"model": content}}})

    def one(self, project: Project) -> dict[str, str]:
        """The outputs of one project."""
        result = self.decision.evaluate(dict(project))["result"]
        return {name: result[name] for name in OUTPUTS}

    def traced(self, project: Project) -> Any:
        """The outputs and the trace of one project, as the engine gives them."""
        return self.decision.evaluate(dict(project), {"trace": True})

    def many(self, projects: Sequence[Project]) -> list[Any]:
        """The results of many projects in one call."""
        found: list[Any] = self.engine.evaluate_batch([{"key": "model", "context": p} for p in projects])
        return found


def graph() -> dict[str, Any]:
    """The model as the JSON of a decision graph."""
    names = ["input", *(table.name for table in TABLES), "output"]
    nodes: list[dict[str, Any]] = [node("input", "inputNode", {})]
    for table in TABLES:
        fields = list(dict.fromkeys(name for conditions, _, _ in table.rows for name in conditions))
        rules = [
            {"_id": f"{table.name}.{i}", "_description": citation}
            | {f"in.{f}": cell(conditions[f]) if f in conditions else "" for f in fields}
            | {f"out.{o}": cell(v) for o, v in zip(table.outputs, values, strict=True)}
            for i, (conditions, values, citation) in enumerate(table.rows)
        ]
        columns = {
            "inputs": [{"id": f"in.{f}", "name": f, "field": f} for f in fields],
            "outputs": [{"id": f"out.{o}", "name": o, "field": o} for o in table.outputs],
        }
        kind = {"hitPolicy": "first", "passThrough": True, "executionMode": "single"}
        nodes.append(node(table.name, "decisionTableNode", kind | columns | {"rules": rules}))
    nodes.append(node("output", "outputNode", {}))
    edges = [
        {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in itertools.pairwise(names)
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def node(name: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """One node of the graph."""
    return {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}, "content": content}


def cell(value: bool | str | tuple[str, ...]) -> str:
    """A value, or any of several, as a cell of a table."""
    return ", ".join(json.dumps(v) for v in (value if isinstance(value, tuple) else (value,)))
