"""Where the road is drawn: columns in order, lanes by stage, arrows that never cross a task.

Every step stands in the first column after those before it that has room in its lane. Arrows run down
between the columns, and along a band of tracks above the tasks of a lane where they pass over columns. All
arrows into a step share their tracks, so that they join before it as a line does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.export.bpmn.flow import END, START, Arrow, Flow

Point = tuple[int, int]

WIDTH, HEIGHT, ROW = 180, 80, 110
"""Size of a task, and from one row to the next."""
GATE, EVENT, SPACE, TRACK = 50, 36, 24, 9
"""Size of gateways and events, room beside them, and between two tracks."""
ROOM = 9
"""The most tasks of a lane in one column."""
HEAD = 30
"""Width of the headings of pool and lanes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle: left upper corner and size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def left(self) -> Point:
        """The middle of the left side."""
        return self.x, self.y + self.height // 2

    @property
    def right(self) -> Point:
        """The middle of the right side."""
        return self.x + self.width, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of pool, lanes, nodes and gateways (`joins` before, `splits` after nodes), and the arrows.

    Of each arrow the points are given.
    """

    pool: Shape
    lanes: Mapping[str, Shape]
    nodes: Mapping[str, Shape]
    joins: Mapping[str, Shape]
    splits: Mapping[str, Shape]
    arrows: Mapping[Arrow, tuple[Point, ...]]


def draw(flow: Flow, lane_of: Mapping[str, str], lanes: Sequence[str]) -> Drawing:
    """The drawing of a flow; `lane_of` names the lane of every node, `lanes` them all from the top."""
    return _Layout(flow, lane_of, lanes).drawing()


class _Layout:
    def __init__(self, flow: Flow, lane_of: Mapping[str, str], lanes: Sequence[str]) -> None:
        self.flow, self.lane_of, self.lanes = flow, lane_of, lanes
        self.before, self.after = flow.before(), flow.after()
        self.column = self.columns()
        self.count = self.column[END] + 1
        self.row = self.rows()
        self.gutters = self.gutter_tracks()
        self.buses = self.bus_tracks()

    # -- columns and rows ---------------------------------------------------------------------------

    def columns(self) -> dict[str, int]:
        """The column of each node; the end has the last one for itself."""
        found = {START: 0}
        used: dict[tuple[str, int], int] = {}
        for node in self.flow.nodes[1:-1]:
            at = 1 + max(found[name] for name in self.before[node])
            while used.get((self.lane_of[node], at), 0) >= ROOM:
                at += 1
            used[self.lane_of[node], at] = used.get((self.lane_of[node], at), 0) + 1
            found[node] = at
        found[END] = 1 + max(found.values())
        return found

    def rows(self) -> dict[str, int]:
        """The row of each node in its lane: beside those before it where there is room."""
        cells: dict[tuple[str, int], list[str]] = {}
        for node in self.flow.nodes:
            cells.setdefault((self.lane_of[node], self.column[node]), []).append(node)
        height = dict.fromkeys(self.lanes, 1)
        for (lane, _), nodes in cells.items():
            height[lane] = max(height[lane], len(nodes))
        self.height = height
        found: dict[str, int] = {}
        for (lane, _), nodes in sorted(cells.items(), key=lambda cell: cell[0][1]):
            wanted = {node: self.wanted(node, lane, found) for node in nodes}
            nodes.sort(key=lambda node: wanted[node])
            last = -1
            for left, node in zip(range(len(nodes) - 1, -1, -1), nodes, strict=True):
                last = found[node] = min(max(last + 1, round(wanted[node])), height[lane] - 1 - left)
        return found

    def wanted(self, node: str, lane: str, rows: Mapping[str, int]) -> float:
        """The mean row of those before the node in its own lane, the top where there are none."""
        near = [rows[name] for name in self.before[node] if self.lane_of[name] == lane]
        return sum(near) / len(near) if near else 0.0

    # -- tracks -------------------------------------------------------------------------------------

    def is_long(self, arrow: Arrow) -> bool:
        """Whether the arrow passes over a column."""
        return self.column[arrow[1]] - self.column[arrow[0]] > 1

    def bus(self, arrow: Arrow) -> tuple[str, str]:
        """The track along a lane that a long arrow shares: that of its target, or of the start."""
        one, other = arrow
        return self.lane_of[other], START if one == START else other

    def gutter_tracks(self) -> list[list[tuple[str, str]]]:
        """After each column the tracks that lead down: first those out of nodes, then those into nodes."""
        out: list[dict[tuple[str, str], None]] = [{} for _ in range(self.count)]
        into: list[dict[tuple[str, str], None]] = [{} for _ in range(self.count)]
        for one, other in self.flow.arrows:
            if self.is_long((one, other)):
                out[self.column[one]]["out", one] = None
            into[self.column[other] - 1]["in", other] = None
        return [[*first, *second] for first, second in zip(out, into, strict=True)]

    def bus_tracks(self) -> dict[tuple[str, str], int]:
        """The track of each bus in its lane, the lowest that is free over the columns it passes."""
        spans: dict[tuple[str, str], tuple[int, int]] = {}
        for arrow in self.flow.arrows:
            if self.is_long(arrow):
                key, start, end = self.bus(arrow), self.column[arrow[0]], self.column[arrow[1]] - 1
                old = spans.get(key, (start, end))
                spans[key] = min(old[0], start), max(old[1], end)
        found: dict[tuple[str, str], int] = {}
        busy: dict[tuple[str, int], int] = {}
        for key, (start, end) in sorted(spans.items(), key=lambda span: span[1]):
            track = 0
            while busy.get((key[0], track), -1) >= start:
                track += 1
            busy[key[0], track] = end
            found[key] = track
        return found

    # -- places -------------------------------------------------------------------------------------

    def drawing(self) -> Drawing:
        """Everything in points."""
        self.place_columns()
        self.place_lanes()
        joins = {n: self.gate(n, self.join_x) for n, names in self.before.items() if len(names) > 1}
        splits = {n: self.gate(n, self.split_x) for n, names in self.after.items() if len(names) > 1}
        nodes = {node: self.node(node) for node in self.flow.nodes}
        ends = {n: (joins.get(n, nodes[n]).left, splits.get(n, nodes[n]).right) for n in nodes}
        arrows = {arrow: self.route(arrow, ends) for arrow in self.flow.arrows}
        lanes = {lane: Shape(HEAD, y, self.right - HEAD, self.depth[lane]) for lane, y in self.top.items()}
        pool = Shape(0, 0, self.right, sum(self.depth.values()))
        return Drawing(pool, lanes, nodes, joins, splits, arrows)

    def place_columns(self) -> None:
        """The x of joins, nodes, splits and tracks of each column."""
        joined = {self.column[node] for node, names in self.before.items() if len(names) > 1}
        parted = {self.column[node] for node, names in self.after.items() if len(names) > 1}
        self.join_x: list[int] = []
        self.node_x: list[int] = []
        self.split_x: list[int] = []
        self.track_x: list[dict[tuple[str, str], int]] = []
        x = 2 * HEAD + SPACE
        for at in range(self.count):
            self.join_x.append(x)
            x += (GATE + SPACE) if at in joined else 0
            self.node_x.append(x)
            x += (EVENT if at in (0, self.count - 1) else WIDTH) + SPACE
            self.split_x.append(x)
            x += (GATE + SPACE) if at in parted else 0
            tracks = self.gutters[at]
            self.track_x.append({key: x + TRACK * number for number, key in enumerate(tracks)})
            x += TRACK * len(tracks) + SPACE
        self.right = x

    def place_lanes(self) -> None:
        """The top of each lane, of its tracks and of its rows."""
        self.top: dict[str, int] = {}
        self.depth: dict[str, int] = {}
        self.first_row: dict[str, int] = {}
        y = 0
        for lane in self.lanes:
            tracks = 1 + max((track for key, track in self.buses.items() if key[0] == lane), default=-1)
            self.top[lane] = y
            self.first_row[lane] = y + SPACE + TRACK * tracks
            self.depth[lane] = SPACE + TRACK * tracks + ROW * self.height[lane]
            y += self.depth[lane]

    def middle(self, node: str) -> int:
        """The y that the node is centred on."""
        return self.first_row[self.lane_of[node]] + ROW * self.row[node] + HEIGHT // 2

    def node(self, node: str) -> Shape:
        width, height = (EVENT, EVENT) if node in (START, END) else (WIDTH, HEIGHT)
        return Shape(self.node_x[self.column[node]], self.middle(node) - height // 2, width, height)

    def gate(self, node: str, places: Sequence[int]) -> Shape:
        return Shape(places[self.column[node]], self.middle(node) - GATE // 2, GATE, GATE)

    def route(self, arrow: Arrow, ends: Mapping[str, tuple[Point, Point]]) -> tuple[Point, ...]:
        """The points of an arrow: out, down, along if it is long, down, and in."""
        one, other = arrow
        begin, end = ends[one][1], ends[other][0]
        turn = self.track_x[self.column[other] - 1]["in", other]
        if not self.is_long(arrow):
            if begin[1] == end[1]:
                return begin, end
            return begin, (turn, begin[1]), (turn, end[1]), end
        leave = self.track_x[self.column[one]]["out", one]
        key = self.bus(arrow)
        along = self.top[key[0]] + SPACE // 2 + TRACK * self.buses[key]
        return begin, (leave, begin[1]), (leave, along), (turn, along), (turn, end[1]), end
