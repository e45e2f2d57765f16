from __future__ import annotations

import contextlib
import json
import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vejviser.handbook.yaml12 import Loader, PureLoader, YamlError, parse

CORE_SCHEMA = [
    ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("n", "n"), ("Y", "Y"), ("NO", "NO"),
    ("true", True), ("True", True), ("TRUE", True), ("false", False), ("tRUE", "tRUE"),
    ("null", None), ("~", None), ("", None), ("Null", None), ("none", "none"), ("nUll", "nUll"),
    ("0", 0), ("010", 10), ("0o10", 8), ("0x1F", 31), ("-19", -19), ("+12", 12), ("0b11", "0b11"),
    ("1_000", "1_000"), ("190:20:30", "190:20:30"), ("12:30", "12:30"),
    ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-2E05", -200000.0), ("12e03", 12000.0),
    (".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf),
    ("2026-11-25", "2026-11-25"), ("2026-11-25T10:00:00Z", "2026-11-25T10:00:00Z"),
    ("IIa", "IIa"), ("<<", "<<"), ("=", "="),
    ("2021-05-26..", "2021-05-26.."), ("..2028-08-01", "..2028-08-01"),
    ("'no'", "no"), ('"1"', "1"), ("'true'", "true"), ("''", ""),
]  # fmt: skip


@pytest.mark.parametrize("loader", [Loader, PureLoader])
@pytest.mark.parametrize(("written", "read"), CORE_SCHEMA)
def test_scalars_are_read_by_the_core_schema_of_yaml_1_2(written: str, read: object, loader: Any) -> None:
    found = parse(f"key: {written}\n", loader=loader).data["key"]
    assert found == read
    assert type(found) is type(read)


def test_not_a_number_is_read() -> None:
    assert math.isnan(parse(".NaN").data)


def test_libyaml_is_used_where_it_is_installed() -> None:
    assert issubclass(Loader, yaml.CSafeLoader) == yaml.__with_libyaml__


def test_the_line_of_every_key_is_known() -> None:
    parsed = parse("a: 1\nb:\n  c: 2\n  d:\n    - 3\n    - 4\n", first_line=10)
    assert parsed.line(("a",)) == 10
    assert parsed.line(("b", "d")) == 13
    assert parsed.line(("b", "d", 1)) == 15
    assert parsed.line(("b", "missing")) == 11


@pytest.mark.parametrize("loader", [Loader, PureLoader])
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3", 3, "'a' stands here twice"),
        ("a:\n  x: 1\n  x: 2", 3, "'x' stands here twice"),
        ("a: &n 1\nb: [*n, &m [1], *m]", 2, "anchors and aliases"),
        ("a: 1\n? [b]\n: 2", 2, "a key must be a plain word"),
        ("a: 1\nb: !!python/object:os.system x", 2, "the tag"),
        ("a: 1\nb: {da: x, en: 'y}", 2, "quotation marks"),
        ("a: 1\n\tb: 2", 2, ""),
        ("a: 1\n---\nb: 2", 2, "document"),
        ("a: " + "9" * 5000, 1, "5000 digits"),
        ("a: 1\nb: " + "[" * 60 + "]" * 60, 2, "nested too deeply"),
        ("[" * 100_000, 1, ""),
        ("a: \x00", 1, ""),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, words: str, loader: Any) -> None:
    with pytest.raises(YamlError) as caught:
        parse(text, loader=loader)
    assert caught.value.line == line
    assert words in caught.value.message


@given(st.text(max_size=60))
def test_odd_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    with contextlib.suppress(YamlError):
        parse(text)


_text = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Zl", "Zp"]), max_size=8
)
_data = st.recursive(
    st.none() | st.booleans() | st.integers() | _text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
)


@given(_data)
def test_quoted_data_comes_back_as_it_was(data: object) -> None:
    assert parse(json.dumps(data, ensure_ascii=False)).data == data
