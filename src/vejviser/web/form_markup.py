"""Fields of Django forms as the design system writes them: which markup, classes, hints and errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

Kind = Literal["hidden", "input", "date", "select", "textarea", "checkbox", "radios", "checkboxes"]


@dataclass(frozen=True)
class Option:
    """One radio button or checkbox of a group."""

    id: str
    label: str
    hint: str
    input: SafeString


@dataclass(frozen=True)
class Widget:
    """A field ready to be written; `limit` is how many characters it holds, None if that is not told."""

    kind: Kind
    id: str
    label: str
    hint: str
    error: str
    required: bool
    input: SafeString
    options: tuple[Option, ...] = ()
    limit: int | None = None

    @property
    def group(self) -> bool:
        """Whether it is a fieldset of options."""
        return self.kind in ("radios", "checkboxes")


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the id of the element to mend it in ("" for the form as a whole)."""

    text: str
    id: str


_ROOMY = 5_000
"""Characters above which nobody needs to watch how many are left; the form still refuses too many."""


def widget(bound: BoundField) -> Widget:
    """The field ready to be written, with its hint and errors tied to its element."""
    kind = _kind(bound)
    own: dict[str, Any] = bound.field.widget.attrs
    most = own.get("maxlength") if kind == "textarea" else None
    if most and int(most) > _ROOMY:
        most = None
    identity = bound.auto_id
    told = [f"{identity}-hint"] if bound.help_text or kind == "date" else []
    told += [f"{identity}-error"] if bound.errors else []
    told += [f"{identity}-limit-message"] if most else []
    options = tuple(_options(bound, kind)) if kind in ("radios", "checkboxes") else ()
    return Widget(
        kind,
        identity,
        str(bound.label),
        str(bound.help_text),
        " ".join(str(error) for error in bound.errors),
        bound.field.required,
        SafeString("") if options else _input(bound, kind, " ".join(told), own),
        options,
        int(most) if most else None,
    )


def _kind(bound: BoundField) -> Kind:
    """Which markup a field needs; a DateInput of type date keeps the calendar of the browser."""
    made = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    for widget_class, kind in _KINDS:
        if isinstance(made, widget_class):
            native = kind == "date" and getattr(made, "input_type", "") != "text"
            return "input" if native else kind
    return "input"


_KINDS: tuple[tuple[type[forms.Widget], Kind], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.DateInput, "date"),
)
_CLASSES: dict[Kind, str] = {"select": "form-select", "checkbox": "form-checkbox", "radios": "form-radio"}


def _input(bound: BoundField, kind: Kind, told: str, own: dict[str, Any]) -> SafeString:
    """The element itself; a textarea lets one write too much, and the counter says so."""
    if kind == "hidden":
        return bound.as_hidden()
    attrs: dict[str, Any] = {"class": f"{_CLASSES.get(kind, 'form-input')} {own.get('class', '')}".strip()}
    if told:
        attrs["aria-describedby"] = told
    if kind == "textarea":
        attrs |= {"maxlength": False, "cols": False, "rows": own.get("rows", 5)}
    return bound.as_widget(attrs=attrs)


def _options(bound: BoundField, kind: Kind) -> Iterator[Option]:
    """The options of a group; `option_hints` of the form field tells more of some, by value."""
    hints: dict[str, str] = getattr(bound.field, "option_hints", {})
    for made in bound.subwidgets:
        hint = str(hints.get(str(made.data["value"]), ""))
        name = str(made.id_for_label)
        made.data["attrs"]["class"] = "form-radio" if kind == "radios" else "form-checkbox"
        made.data["attrs"].pop("aria-describedby", None)
        made.data["attrs"].pop("aria-invalid", None)
        if hint:
            made.data["attrs"]["aria-describedby"] = f"{name}-hint"
        yield Option(name, str(made.choice_label), hint, made.tag(wrap_label=False))


def faults(form: BaseForm) -> list[Fault]:
    """Every error of a bound form in the order of its fields, those of the whole form first."""
    found = [Fault(str(error), "") for error in form.non_field_errors()]
    for bound in form:
        first = f"{bound.auto_id}_0" if _kind(bound) in ("radios", "checkboxes") else bound.auto_id
        for error in map(str, bound.errors):
            found.append(Fault(error, "") if bound.is_hidden else Fault(_named(bound, error), first))
    return found


def _named(bound: BoundField, error: str) -> str:
    """The error after the name of its field, with a colon unless the name is a question."""
    name = str(bound.label).rstrip(": ")
    return f"{name} {error}" if name.endswith("?") else f"{name}: {error}"
