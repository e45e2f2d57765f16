"""XML trees with prefixed names, written the same way every time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from vejviser.export.characters import clean

Element = ElementTree.Element
_ODD = re.compile(r"[^A-Za-z0-9_]")


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new element in `parent`, its attributes in the order given; an empty attribute is left out."""
    kept = {key: clean(value) for key, value in attributes.items() if value}
    child = ElementTree.SubElement(parent, tag, kept)
    if text:
        child.text = clean(text)
    return child


def root(tag: str, spaces: dict[str, str], /, **attributes: str) -> Element:
    """The top element with its namespaces by prefix ("" for the default one)."""
    declared = {f"xmlns:{prefix}" if prefix else "xmlns": space for prefix, space in spaces.items()}
    return Element(tag, declared | {key: clean(value) for key, value in attributes.items() if value})


def document(top: Element) -> bytes:
    """The indented UTF-8 text of the tree with an XML declaration and a line break at the end."""
    ElementTree.indent(top, " ")
    text = ElementTree.tostring(top, encoding="unicode")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.encode() + b"\n"


def word(name: str) -> str:
    """The name with every character that an XML id or FEEL name cannot have as an underscore."""
    return _ODD.sub("_", name)


def free(name: str, taken: set[str]) -> str:
    """The name, with a number after it when it is taken; it is taken from then on."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}_{number}", number + 1
    taken.add(found)
    return found
