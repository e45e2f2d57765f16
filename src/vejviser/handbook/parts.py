"""The pieces that block bodies are made of, validated by pydantic: words, citations, days, periods, names."""

from __future__ import annotations

import datetime as dt
import keyword
import re
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from vejviser.handbook import entries as e
from vejviser.handbook.blocks import Block
from vejviser.handbook.entries import Citation, Text
from vejviser.law.errors import hint
from vejviser.law.model import Period

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_DOTTED = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST_LABEL = 40


def fail(message: str) -> PydanticCustomError:
    """A fault in a value, in our own words."""
    return PydanticCustomError("handbook", "{message}", {"message": message})


class Body(BaseModel):
    """A map with a closed set of keys."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def known_keys(cls, data: Any) -> Any:
        """Refuse a key that is not ours, and name the nearest that is."""
        if not isinstance(data, dict):
            return data
        valid = [info.alias or name for name, info in cls.model_fields.items()]
        for key, value in data.items():
            if key not in valid:
                raise PydanticCustomError(
                    "unknown_key", "{message}", {"message": _unknown(key, value, valid), "key": key}
                )
        return data


def _unknown(key: Any, value: Any, valid: list[str]) -> str:
    if value is None and "da" in valid:
        return f"'{key}' is not a key; put words that hold a comma or a colon in quotation marks"
    return f"no such key{hint(str(key), valid)}"


class Words(Body):
    """The same words in both languages, neither empty."""

    da: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def both(cls, data: Any) -> Any:
        """Say what is expected where there is no map."""
        if not isinstance(data, dict):
            raise fail("words stand in both languages: {da: ..., en: ...}")
        return data

    def text(self) -> Text:
        """The words with every paragraph on one line."""
        return Text(_paragraphs(self.da), _paragraphs(self.en))


class Label(Words):
    """A short noun phrase in both languages, to stand before a colon and an answer."""

    @model_validator(mode="after")
    def short(self) -> Label:
        """A label is no question and fits beside an answer."""
        for words in (self.da, self.en):
            if "?" in words:
                raise fail("a label is a noun phrase, not a question")
            if len(words) > LONGEST_LABEL:
                raise fail(f"a label has at most {LONGEST_LABEL} letters; '{words}' has {len(words)}")
        return self


def _paragraphs(words: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", words.strip()))


def text(words: Words | None) -> Text | None:
    """The words as a value, None where there are none."""
    return words.text() if words else None


def is_name(value: str) -> bool:
    """True for an id that conditions can use: a Python identifier of ASCII letters that is no keyword."""
    return bool(_NAME.fullmatch(value)) and not keyword.iskeyword(value)


def is_dotted(value: str) -> bool:
    """True for names joined by dots."""
    return bool(_DOTTED.fullmatch(value))


def _name(value: str) -> str:
    if not is_name(value):
        raise fail(
            f"'{value}' is not a name: use letters a-z, digits and _, begin with a letter, no Python keyword"
        )
    return value


def _dotted(value: str) -> str:
    if not is_dotted(value):
        raise fail(f"'{value}' is not an id: use names joined by dots, such as mdr.r11a.death")
    return value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _citation(value: str) -> Citation:
    source, _, provision = value.partition(",")
    if not _NAME.fullmatch(source.strip()):
        raise fail(f"'{value}' is not a citation: write 'source_id, provision', such as 'mdr, Article 62'")
    return Citation(source.strip(), " ".join(provision.split()))


def _day(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise fail(f"'{value}' is not a day: write it as 2026-12-31")


def _period(value: Any) -> Any:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str) or value.count("..") != 1:
        raise fail(
            f"'{value}' is not a period: write from..to, either side may be empty, such as 2021-05-26.."
        )
    start, end = (_day(side.strip()) if side.strip() else None for side in value.split(".."))
    if start and end and end < start:
        raise fail(f"the period {value} ends before it begins")
    return Period(start, end)


def _condition(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str) or not value.strip():
        raise fail("a condition is written as text, such as in_house and not in_vitro")
    return " ".join(value.split())


Name = Annotated[str, AfterValidator(_name)]
Dotted = Annotated[str, AfterValidator(_dotted)]
Names = Annotated[list[Name], BeforeValidator(_as_list)]
DottedNames = Annotated[list[Dotted], BeforeValidator(_as_list)]
Cited = Annotated[list[Annotated[str, AfterValidator(_citation)]], BeforeValidator(_as_list)]
Rows = Annotated[list[Annotated[str, Field(min_length=1)]], BeforeValidator(_as_list)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Span = Annotated[Period, BeforeValidator(_period)]
Condition = Annotated[str, BeforeValidator(_condition)]


class BlockBody(Body):
    """What every block may carry."""

    cite: Cited = []
    mark: e.Mark | None = None
    covers: Rows = []

    def shared(self, block: Block) -> dict[str, Any]:
        """The arguments that every entry takes."""
        cite = cast("list[e.Citation]", self.cite)
        return {
            "id": block.id,
            "place": block.place,
            "provision": block.provision,
            "cite": tuple(cite),
            "mark": self.mark,
            "covers": tuple(self.covers),
        }

    def entry(self, block: Block) -> e.Entry:
        """The frozen entry of this body."""
        raise NotImplementedError
