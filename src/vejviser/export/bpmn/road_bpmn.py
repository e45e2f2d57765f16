"""A road as BPMN 2.0: tasks in three lanes, parallel gateways where ways part and meet, and the picture.

Gateways are explicit, as engines wait at a join only where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vejviser import __version__
from vejviser.export import phrases
from vejviser.export.bpmn.flow import END, START, Arrow, Flow, flow
from vejviser.export.bpmn.layout import Drawing, Point, Shape, draw
from vejviser.export.catalogue import told
from vejviser.export.material import Material
from vejviser.export.road_json import NOTICE
from vejviser.export.xml_tree import Element, add, document, free, root, word
from vejviser.handbook.entries import STAGES
from vejviser.road.plan import Step

SPACES = {
    "": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
}
NAMESPACE = "urn:vejviser:road"
PROCESS = "road"
POSSIBLE = {"color:background-color": "#F5F5F5", "color:border-color": "#5F5F5F"}
"""How steps that may fall away are drawn."""


def road_bpmn(material: Material) -> bytes:
    """The BPMN 2.0 XML of a road; steps that are not certain are named as possible, and drawn paler."""
    return _Process(material).xml()


class _Process:
    def __init__(self, material: Material) -> None:
        self.material = material
        self.steps: Mapping[str, Step] = {step.entry.id: step for step in material.road.steps}
        self.flow: Flow = flow([(name, step.after) for name, step in self.steps.items()])
        taken: set[str] = set()
        self.ids = {name: free(f"step_{word(name)}", taken) for name in self.steps}
        self.ids |= {START: "start", END: "end"}
        stages = [step.entry.stage for step in self.steps.values()] or [STAGES[0]]
        self.lane_of = {name: str(step.entry.stage) for name, step in self.steps.items()}
        self.lane_of |= {START: stages[0], END: stages[-1]}
        self.drawing: Drawing = draw(self.flow, self.lane_of, STAGES)
        self.flows = self.sequence_flows()

    def sequence_flows(self) -> dict[str, tuple[str, str, tuple[Point, ...]]]:
        """Every sequence flow: source, target, points; also the short ones between task and gateway."""
        joins, splits, nodes = self.drawing.joins, self.drawing.splits, self.drawing.nodes
        found: dict[str, tuple[str, str, tuple[Point, ...]]] = {}
        for node in self.flow.nodes:
            name = self.ids[node]
            if node in joins:
                points = (joins[node].right, nodes[node].left)
                found[f"flow_into_{name}"] = (f"join_{name}", name, points)
            if node in splits:
                points = (nodes[node].right, splits[node].left)
                found[f"flow_out_of_{name}"] = (name, f"split_{name}", points)
        for number, arrow in enumerate(self.flow.arrows):
            source, target = self.ends(arrow)
            found[f"flow_{number}"] = (source, target, self.drawing.arrows[arrow])
        return found

    def ends(self, arrow: Arrow) -> tuple[str, str]:
        """The ids that an arrow runs between, gateways included."""
        one, other = arrow
        source = f"split_{self.ids[one]}" if one in self.drawing.splits else self.ids[one]
        target = f"join_{self.ids[other]}" if other in self.drawing.joins else self.ids[other]
        return source, target

    def xml(self) -> bytes:
        """The whole document."""
        name = self.material.project.name
        top = root(
            "definitions", SPACES, id="vejviser", name=name, targetNamespace=NAMESPACE,
            exporter="Vejviser", exporterVersion=__version__,
        )  # fmt: skip
        both = add(top, "collaboration", id="collaboration")
        add(both, "participant", id="pool", name=name, processRef=PROCESS)
        process = add(top, "process", id=PROCESS, name=name, isExecutable="true")
        add(process, "documentation", self.about())
        self.lanes(process)
        for node in self.flow.nodes:
            self.node(process, node)
        for key, (source, target, _) in self.flows.items():
            add(process, "sequenceFlow", id=key, sourceRef=source, targetRef=target)
        self.picture(top)
        return document(top)

    # -- the process --------------------------------------------------------------------------------

    def lanes(self, process: Element) -> None:
        """One lane a stage, with the nodes that stand in it."""
        lanes = add(process, "laneSet", id="stages")
        for stage in STAGES:
            lane = add(lanes, "lane", id=f"lane_{stage}", name=told(f"stage.{stage}", self.material.lang))
            for node in self.flow.nodes:
                if self.lane_of[node] == stage:
                    for name in self.names(node):
                        add(lane, "flowNodeRef", name)

    def names(self, node: str) -> Iterable[str]:
        """The ids of a node and of its gateways."""
        name = self.ids[node]
        yield name
        if node in self.drawing.joins:
            yield f"join_{name}"
        if node in self.drawing.splits:
            yield f"split_{name}"

    def node(self, process: Element, node: str) -> None:
        """A step or event, and the gateways before and after it."""
        name, lang = self.ids[node], self.material.lang
        if node in self.drawing.joins:
            join = add(process, "parallelGateway", id=f"join_{name}", gatewayDirection="Converging")
            self.ports(join, f"join_{name}")
        if node in (START, END):
            tag = "startEvent" if node == START else "endEvent"
            made = add(process, tag, id=name, name=told(f"bpmn.{name}", lang))
        else:
            made = add(process, "userTask", id=name, name=self.title(self.steps[node]))
            add(made, "documentation", "\n".join(self.told(self.steps[node])))
        self.ports(made, name)
        if node in self.drawing.splits:
            split = add(process, "parallelGateway", id=f"split_{name}", gatewayDirection="Diverging")
            self.ports(split, f"split_{name}")

    def ports(self, made: Element, name: str) -> None:
        """The flows that come in and go out."""
        for key, (_, target, _) in self.flows.items():
            if target == name:
                add(made, "incoming", key)
        for key, (source, _, _) in self.flows.items():
            if source == name:
                add(made, "outgoing", key)

    # -- words --------------------------------------------------------------------------------------

    def title(self, step: Step) -> str:
        """What the task is called."""
        title = self.material.words.say(step.entry.title)
        possible = f" ({told('status.possible', self.material.lang)})"
        return title + (possible if step.status == "possible" else "")

    def told(self, step: Step) -> Iterable[str]:
        """The documentation of a task, a line for each thing that is known of it."""
        words, entry = self.material.words, step.entry
        shelf = self.material.handbook.documents
        yield words.say(entry.do)
        lines = {
            "why": [words.say(entry.because)],
            "open": [words.label(fact) for fact in step.open_facts],
            "desk": [phrases.desk(words, desk) for desk in step.desks],
            "documents_in": [words.say(shelf[name].title) for name in entry.documents_in],
            "documents_out": [words.say(shelf[name].title) for name in entry.documents_out],
            "statutory": [phrases.statutory(words, limit) for limit in entry.statutory],
            "experienced": [phrases.experienced(words, lived) for lived in entry.experienced],
            "fee": [phrases.fee(words, fee) for fee in entry.fee],
            "law": [words.cites(entry.cite)],
            "mark": [told(f"mark.{entry.mark}", self.material.lang)] if entry.mark else [],
            "id": [entry.id],
        }
        for key, found in lines.items():
            if said := "; ".join(part for part in found if part):
                yield f"{told(f'column.{key}', self.material.lang)}: {said}"

    def about(self) -> str:
        """The documentation of the process."""
        road, lang = self.material.road, self.material.lang
        day = f"{told('about.as_of', lang)}: {self.material.words.date(road.as_of)}"
        receipt = f"{told('about.receipt', lang)}: {road.receipt.id}"
        return "\n".join(part for part in (self.material.project.about, day, receipt, NOTICE[lang]) if part)

    # -- the picture --------------------------------------------------------------------------------

    def picture(self, top: Element) -> None:
        """The diagram interchange: a shape for each node, an edge for each flow."""
        drawing = self.drawing
        diagram = add(top, "bpmndi:BPMNDiagram", id="diagram")
        plane = add(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
        _shape(plane, "pool", drawing.pool, isHorizontal="true")
        for stage, shape in drawing.lanes.items():
            _shape(plane, f"lane_{stage}", shape, isHorizontal="true")
        for node, shape in drawing.nodes.items():
            step = self.steps.get(node)
            _shape(plane, self.ids[node], shape, **(POSSIBLE if step and step.status == "possible" else {}))
        for kind, gates in (("join", drawing.joins), ("split", drawing.splits)):
            for node, shape in gates.items():
                _shape(plane, f"{kind}_{self.ids[node]}", shape)
        for key, (_, _, points) in self.flows.items():
            edge = add(plane, "bpmndi:BPMNEdge", id=f"edge_{key}", bpmnElement=key)
            for x, y in points:
                add(edge, "di:waypoint", x=str(x), y=str(y))


def _shape(plane: Element, name: str, shape: Shape, **more: str) -> None:
    made = add(plane, "bpmndi:BPMNShape", id=f"shape_{name}", bpmnElement=name, **more)
    add(made, "dc:Bounds", x=str(shape.x), y=str(shape.y), width=str(shape.width), height=str(shape.height))
