"""The road as BPMN is valid, opens without a warning, and an engine walks it in the right order."""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Page, sync_playwright
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.util.task import TaskState

from tests.export.materials import NAMES, boat, example
from tests.export.readers import npm, program
from vejviser.export.bpmn.flow import END, START, Flow, flow
from vejviser.export.bpmn.layout import Drawing, Point, Shape, draw
from vejviser.export.bpmn.road_bpmn import road_bpmn
from vejviser.handbook.entries import LANGS, Lang

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@lru_cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(npm("bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd")))


@lru_cache
def written(name: str) -> bytes:
    return road_bpmn(example(name))


def tasks(xml: bytes) -> dict[str, str]:
    """The name of each task by the id of its step, which ends the documentation."""
    found = {}
    for task in etree.fromstring(xml).iter(f"{MODEL}userTask"):
        told = str(task.findtext(f"{MODEL}documentation"))
        found[told.rpartition("Id: ")[2]] = str(task.get("name"))
    return found


# -- readers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_each_road_is_valid_bpmn(name: str) -> None:
    assert schema().validate(etree.fromstring(written(name))), schema().error_log


def test_a_spoilt_road_is_refused_by_the_schema() -> None:
    tree = etree.fromstring(written("retrospective-research"))
    next(tree.iter(f"{MODEL}parallelGateway")).set("gatewayDirection", "Sideways")
    assert not schema().validate(tree)


@pytest.fixture(scope="module")
def viewer() -> Iterator[Page]:
    """A page of a real Chromium with the viewer of bpmn.io on it."""
    script = npm("bpmn-js/dist/bpmn-navigated-viewer.production.min.js")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(*BROWSERS), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content('<div id="canvas" style="height: 90vh"></div>')
        page.add_script_tag(path=str(script))
        yield page
        browser.close()


OPEN = """async (xml) => {
  const viewer = new BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await viewer.importXML(xml);
    const shapes = viewer.get('elementRegistry').filter((one) => one.type === 'bpmn:UserTask' && one.width > 0);
    return { warnings: warnings.map((one) => one.message), tasks: shapes.length };
  } finally { viewer.destroy(); }
}"""


@pytest.mark.parametrize("name", NAMES)
def test_each_road_opens_in_the_browser_without_a_warning(viewer: Page, name: str) -> None:
    steps = len(example(name).road.steps)
    assert viewer.evaluate(OPEN, written(name).decode()) == {"warnings": [], "tasks": steps}


def test_the_browser_warns_of_a_spoilt_road(viewer: Page) -> None:
    spoilt = written("retrospective-research").replace(b'targetRef="end"', b'targetRef="nowhere"', 1)
    assert viewer.evaluate(OPEN, spoilt.decode())["warnings"]


@pytest.fixture
def _one_step_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """SpiffWorkflow lists every way through a flow before it starts; here it lists the next task only.

    A road has hundreds of thousands of ways. What the engine does when a task is done is as it was.
    """
    run = TaskSpec._run

    def grown(self: Any, my_task: Any) -> Any:
        if not my_task.children:
            self._predict_hook(my_task)
        return run(self, my_task)

    monkeypatch.setattr(TaskSpec, "_predict", lambda *given, **more: None)
    monkeypatch.setattr(TaskSpec, "_run", grown)


def walked(xml: bytes, seed: int) -> list[str]:
    """The ids of tasks in the order in which an engine takes them, ready ones drawn at random."""
    parser = BpmnParser()
    parser.add_bpmn_io(io.BytesIO(xml))
    work = BpmnWorkflow(parser.get_spec("road"))
    rng, order = random.Random(seed), []
    work.do_engine_steps()
    while ready := [task for task in work.get_tasks(state=TaskState.READY) if task.task_spec.manual]:
        rng.shuffle(ready)
        for task in ready[: 1 + len(ready) // 2]:
            order.append(task.task_spec.bpmn_id)
            task.run()
        work.do_engine_steps()
    assert work.completed
    return order


@pytest.mark.usefixtures("_one_step_ahead")
@pytest.mark.parametrize("name", NAMES)
def test_an_engine_walks_each_road_to_its_end_in_order(name: str) -> None:
    road = example(name).road
    order = walked(written(name), 1)
    place = {task: number for number, task in enumerate(order)}
    assert len(order) == len(place) == len(road.steps)
    for step in road.steps:
        for before in step.after:
            assert place[f"step_{before}"] < place[f"step_{step.entry.id}"]


def test_an_engine_as_it_comes_walks_a_small_road() -> None:
    assert walked(road_bpmn(boat(form="ship", motor=True)), 2) == ["step_draw", "step_approve", "step_sail"]


# -- content --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_tasks_say_what_is_known_and_possible_steps_are_marked(lang: Lang) -> None:
    material = example("retrospective-research", lang)
    found = tasks(road_bpmn(material))
    marked = {"da": "(muligt)", "en": "(possible)"}[lang]
    for step in material.road.steps:
        assert found[step.entry.id].endswith(marked) == (step.status == "possible")
    tree = etree.fromstring(road_bpmn(material))
    told = "\n".join(e.text or "" for e in tree.iter(f"{MODEL}documentation"))
    for step in material.road.steps:
        assert material.words.cites(step.entry.cite) in told
        assert material.words.say(step.entry.do) in told


def test_the_stages_are_three_lanes_that_hold_every_node_once() -> None:
    tree = etree.fromstring(written("fracture-detection"))
    lanes = {lane.get("id"): [ref.text for ref in lane] for lane in tree.iter(f"{MODEL}lane")}
    assert list(lanes) == ["lane_collaboration", "lane_product", "lane_adoption"]
    held = [name for names in lanes.values() for name in names]
    nodes = [e.get("id") for tag in ("userTask", "parallelGateway", "startEvent", "endEvent") for e in tree.iter(MODEL + tag)]  # fmt: skip
    assert sorted(map(str, held)) == sorted(map(str, nodes))
    for step in example("fracture-detection").road.steps:
        assert f"step_{step.entry.id}" in lanes[f"lane_{step.entry.stage}"]


def test_only_gateways_part_or_join() -> None:
    tree = etree.fromstring(written("brain-mri-triage"))
    for tag in ("userTask", "startEvent", "endEvent"):
        for node in tree.iter(MODEL + tag):
            assert len(node.findall(f"{MODEL}incoming")) == (tag != "startEvent")
            assert len(node.findall(f"{MODEL}outgoing")) == (tag != "endEvent")


def test_an_odd_name_and_no_step_at_all_are_drawn() -> None:
    xml = road_bpmn(boat("en", 'name: "<&\\u0001\\">"\n', form="raft", reading_raft="narrow"))
    tree = etree.fromstring(xml)
    assert next(tree.iter(f"{MODEL}participant")).get("name") == '<&\ufffd">'
    assert flow([]) == Flow((START, END), ((START, END),))
    assert draw(flow([]), {START: "a", END: "a"}, ["a"]).arrows[START, END]


# -- the flow and its picture ---------------------------------------------------------------------------


def steps(rng: random.Random, count: int) -> list[tuple[str, Sequence[str]]]:
    names = [f"s{number}" for number in range(count)]
    return [(n, rng.sample(names[:at], min(at, rng.choice((0, 1, 1, 2, 4))))) for at, n in enumerate(names)]


def reach(arrows: Sequence[tuple[str, str]], start: str) -> set[str]:
    found: set[str] = set()
    stack = [start]
    while stack:
        at = stack.pop()
        new = {other for one, other in arrows if one == at} - found
        found |= new
        stack += new
    return found


@pytest.mark.parametrize("seed", range(20))
def test_the_flow_keeps_every_order_with_the_fewest_arrows(seed: int) -> None:
    rng = random.Random(seed)
    given = steps(rng, rng.randint(1, 25))
    made = flow(given)
    wanted = [(before, name) for name, needs in given for before in needs]
    for name, _ in given:
        assert reach(made.arrows, name) - {END} == reach(wanted, name)
    assert reach(made.arrows, START) == {*made.nodes} - {START}
    for arrow in made.arrows:
        fewer = [other for other in made.arrows if other != arrow]
        assert arrow[1] not in reach(fewer, arrow[0]), arrow


def drawn(seed: int) -> tuple[Flow, Mapping[str, str], Drawing]:
    rng = random.Random(seed)
    made = flow(steps(rng, rng.randint(1, 60)))
    lane_of = {node: rng.choice("abc") for node in made.nodes}
    return made, lane_of, draw(made, lane_of, "abc")


def overlap(one: Shape, other: Shape) -> bool:
    return (
        one.x < other.x + other.width and other.x < one.x + one.width
        and one.y < other.y + other.height and other.y < one.y + one.height
    )  # fmt: skip


def crosses(one: Point, other: Point, shape: Shape) -> bool:
    """Whether a level or upright line runs through the inside of a shape."""
    line = Shape(min(one[0], other[0]), min(one[1], other[1]), abs(one[0] - other[0]), abs(one[1] - other[1]))
    inside = Shape(shape.x + 1, shape.y + 1, shape.width - 2, shape.height - 2)
    return overlap(Shape(line.x, line.y, line.width + 1, line.height + 1), inside)


@pytest.mark.parametrize("seed", range(25))
def test_nothing_is_drawn_over_a_task(seed: int) -> None:
    made, lane_of, found = drawn(seed)
    shapes = [*found.nodes.values(), *found.joins.values(), *found.splits.values()]
    assert not any(overlap(one, other) for one, other in itertools.combinations(shapes, 2))
    for arrow, points in found.arrows.items():
        one, other = arrow
        begin = found.splits.get(one, found.nodes[one])
        end = found.joins.get(other, found.nodes[other])
        assert (points[0], points[-1]) == (begin.right, end.left)
        for start, stop in itertools.pairwise(points):
            assert start[0] == stop[0] or start[1] == stop[1], arrow
            assert not any(crosses(start, stop, shape) for shape in shapes), arrow
    for node, shape in found.nodes.items():
        lane = found.lanes[lane_of[node]]
        assert lane.y <= shape.y
        assert shape.y + shape.height <= lane.y + lane.height
        assert all(found.nodes[before].x < shape.x for before in made.before()[node])
