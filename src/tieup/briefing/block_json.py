"""Blocks to JSON and back. Reading is strict: an unknown kind, field or type is refused with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from itertools import repeat
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tieup.briefing.blocks import (
    ArticleText,
    Block,
    Bullets,
    Cover,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from tieup.errors import RunError, did_you_mean

# Raised when a field changes its meaning; a field that is added with a default needs no new version.
VERSION = 1
KINDS: dict[str, type] = {
    "cover": Cover,
    "heading": Heading,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "table": Table,
    "figure": Figure,
    "evidence_list": EvidenceList,
    "article_text": ArticleText,
}
_KIND_OF = {kind: name for name, kind in KINDS.items()}


class Misfit(Exception):
    """A value does not fit its field; `path` says which, from the inside out."""

    def __init__(self, message: str, *path: str):
        super().__init__(message)
        self.path = list(path)


def to_json(block: Block) -> dict[str, Any]:
    """Return `block` as plain JSON values; fields at their default are left out."""
    return {"version": VERSION, "kind": _KIND_OF[type(block)], **plain(block)}


def plain(value: Any) -> Any:
    """Return a record as a dictionary, a tuple as a list, anything else as it is."""
    if is_dataclass(value):
        return {
            name: plain(content)
            for name, default in defaults(type(value))  # type: ignore[arg-type]
            if (content := getattr(value, name)) != default
        }
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


@lru_cache
def defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a record with their defaults (MISSING if there is none)."""
    return tuple((field.name, field.default) for field in fields(kind))


def from_json(data: Any, place: str = "block") -> Block:
    """Return the block that `to_json` wrote; raise RunError that names `place` and field if it is none."""
    if not isinstance(data, dict) or data.get("version") != VERSION:
        found = data.get("version") if isinstance(data, dict) else type(data).__name__
        raise RunError(
            f"{place}: holds version {found!r} of the blocks, this program reads version {VERSION}. "
            "Run the notebook again."
        )
    kind = data.get("kind")
    if kind not in KINDS:
        raise RunError(f"{place}: {kind!r} is no kind of block.{did_you_mean(str(kind), KINDS)}")
    try:
        return decoder(KINDS[kind])({key: value for key, value in data.items() if key not in ("version", "kind")})
    except Misfit as misfit:
        raise RunError(f"{place}: {'.'.join([kind, *reversed(misfit.path)])} {misfit}") from None


@cache
def decoder(hint: Any) -> Callable[[Any], Any]:
    """Return the function that reads a value of the type `hint`; it raises Misfit for any other."""
    if is_dataclass(hint):
        return record_decoder(hint)
    if get_origin(hint) is tuple:
        return tuple_decoder(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return union_decoder(get_args(hint))
    return scalar_decoder(hint)


def record_decoder(kind: Any) -> Callable[[Any], Any]:
    """Return the reader of a record."""
    hints = get_type_hints(kind)
    decoders = {field.name: decoder(hints[field.name]) for field in fields(kind)}
    required = [field.name for field in fields(kind) if field.default is MISSING]

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Misfit(f"must be a mapping, is {type(value).__name__}.")
        read_fields = {}
        for name, content in value.items():
            if name not in decoders:
                raise Misfit(f"has no field {name!r}.{did_you_mean(name, decoders)}")
            try:
                read_fields[name] = decoders[name](content)
            except Misfit as misfit:
                misfit.path.append(name)
                raise
        for name in required:
            if name not in read_fields:
                raise Misfit(f"lacks the field {name!r}.")
        return kind(**read_fields)

    return read


def tuple_decoder(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return the reader of a tuple of one type, or of fixed parts."""
    endless = len(parts) == 2 and parts[1] is Ellipsis
    decoders = [decoder(part) for part in parts if part is not Ellipsis]

    def read(value: Any) -> tuple:
        if not isinstance(value, list):
            raise Misfit(f"must be a list, is {type(value).__name__}.")
        if not endless and len(value) != len(decoders):
            raise Misfit(f"must have {len(decoders)} parts, has {len(value)}.")
        items: list[Any] = []
        try:
            for read_item, item in zip(repeat(decoders[0]) if endless else decoders, value, strict=False):
                items.append(read_item(item))
        except Misfit as misfit:
            misfit.path.append(str(len(items)))
            raise
        return tuple(items)

    return read


def union_decoder(options: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return the reader of a value that may have one of several plain types."""
    decoders = [decoder(option) for option in options if option is not NoneType]
    optional = NoneType in options

    def read(value: Any) -> Any:
        if value is None and optional:
            return None
        misfits = []
        for read_option in decoders:
            try:
                return read_option(value)
            except Misfit as misfit:
                misfits.append(misfit)
        raise misfits[0]

    return read


def scalar_decoder(kind: Any) -> Callable[[Any], Any]:
    """Return the reader of a text, number or truth value; a whole number may stand for a float, nothing else mixes."""
    allowed = (int, float) if kind is float else (kind,)

    def read(value: Any) -> Any:
        if not isinstance(value, allowed) or (isinstance(value, bool) and kind is not bool):
            raise Misfit(f"must be {kind.__name__}, is {value!r:.60}.")
        return value

    return read
