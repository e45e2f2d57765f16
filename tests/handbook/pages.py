"""A small handbook for tests, and ways to write one to disk."""

from __future__ import annotations

from pathlib import Path

from vejviser.handbook.build import build
from vejviser.handbook.contents import Contents
from vejviser.handbook.faults import HandbookError

WORDS = "{da: Ord på dansk, en: Words in English}"

SOURCES = """
# Sources

```source act
title: {da: Loven, en: The Act}
short: Act
kind: regulation
eli: http://data.europa.eu/eli/reg/2000/1/oj
url: https://example.org/act
seen: 2026-11-23
mark: verified
```
```topic basics
title: {da: Grundlag, en: Basics}
order: 10
```
"""

LAW = """
# The Act

## Article 1 {#act/1}

> da: Et produkt, der stiller diagnoser,
> er i høj klasse.
> en: A product that diagnoses is of the high risk.

```fact purpose
type: choice
topic: basics
label: {da: formål, en: purpose}
ask: {da: Hvad er formålet?, en: What is the purpose?}
values:
  diagnosis: {da: diagnose, en: diagnosis}
  wellness: {da: velvære, en: wellness}
```
```fact uses
type: choices
topic: basics
label: {da: brug, en: uses}
ask: {da: Hvilke brug?, en: Which uses?}
only_if: purpose == diagnosis
values:
  cancer: {da: kræft, en: cancer}
  heart: {da: hjerte, en: heart}
```
```fact autonomous
type: bool
topic: basics
label: {da: selvstændighed, en: autonomy}
controllable: true
ask: {da: Handler det selv?, en: Does it act on its own?}
```
```decision risk
title: {da: Klasse, en: Class}
ask: {da: Hvilken klasse?, en: Which risk?}
topic: basics
values: {low: {da: lav, en: low}, high: {da: høj, en: high}}
combine: strictest
otherwise: low
cite: act, Article 1
mark: verified
because: {da: Ingen regel fører højere op., en: No rule leads higher.}
```
```rule act.1.cancer
when: cancer in uses
then: risk = high
cite: act, Article 1(1)
applies: 2020-01-01..
mark: verified
because: {da: Kræft kræver høj klasse., en: Cancer demands the high risk.}
```
```step assess
stage: product
kind: duty
title: {da: Vurdér, en: Assess}
do: {da: Vurdér produktet., en: Assess the product.}
when: risk == high or autonomous
cite: act, Article 2
mark: verified
because: {da: Loven siger det., en: The law says so.}
```
"""


def handbook(**pages: str) -> Contents:
    """The contents of the small handbook with pages added; raises `HandbookError`."""
    texts = {"content/sources.md": SOURCES, "content/law.md": LAW}
    return build(texts | {f"content/{name}.md": page for name, page in pages.items()})[0]


def faults(page: str, name: str = "page") -> list[str]:
    """The faults of the small handbook with one more page, as printed."""
    try:
        handbook(**{name: page})
    except HandbookError as error:
        return [str(fault) for fault in error.faults]
    return []


def write(folder: Path, **pages: str) -> Path:
    """The content directory of the small handbook, written to disk with pages added or replaced."""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    for name, page in {"sources": SOURCES, "law": LAW, **pages}.items():
        (content / f"{name}.md").write_text(page, encoding="utf-8")
    return content


def write_overlay(folder: Path, name: str, page: str) -> None:
    """An overlay beside the content directory."""
    (folder / "overlays").mkdir(exist_ok=True)
    (folder / "overlays" / f"{name}.md").write_text(page, encoding="utf-8")
