"""What holds for any bytes and any text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.scan import ILLEGAL
from generator.reading.values import List, Map, Text, Value
from generator.reading.yaml_reader import LOADER, read_yaml

SIGNS = st.text(st.sampled_from(list("аб z1:,-#[]{}|>&*!%@`\"'?\\.<\n\n\t \u00a0\u2028\ue000\ufeff😀")), max_size=60)
PROSE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).filter(
    lambda line: not ILLEGAL.search(line)
)


def texts(value: Value) -> list[Text]:
    """All texts below a value, keys too."""
    if isinstance(value, Text):
        return [value]
    inner: list[Value] = [*value, *value.values()] if isinstance(value, Map) else list(value)
    return [text for item in inner for text in texts(item)]


def check(data: bytes, loader: Any) -> None:
    value, findings = read_yaml(data, "a.yaml", loader=loader)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for finding in findings:
        assert finding.message and finding.hint
        assert 1 <= finding.place.line <= lines and finding.place.column >= 1
    for text in texts(value) if value is not None else []:
        assert not ILLEGAL.search(text)
        assert text.lines[0][0] == 0 and sorted(text.lines) == list(text.lines)
        assert 1 <= text.at(len(text)).line <= lines
    assert value is not None or findings


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader], ids=["libyaml", "pure"])
@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=80))
def test_no_bytes_bring_it_down(loader: Any, data: bytes) -> None:
    check(data, loader)


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader], ids=["libyaml", "pure"])
@settings(max_examples=400, deadline=None)
@given(text=SIGNS)
def test_no_signs_of_yaml_bring_it_down(loader: Any, text: str) -> None:
    check(text.encode(), loader)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(PROSE, min_size=1, max_size=6), indent=st.integers(1, 6))
def test_a_literal_block_comes_out_as_it_went_in(rows: list[str], indent: int) -> None:
    rows[0] = f"Начало{rows[0]}"
    typed = "\n".join(rows)
    source = "вид: x\nцель: |\n" + "".join(f"{' ' * indent}{row}\n" for row in rows)
    value, findings = read_yaml(source.encode(), "a.yaml")
    assert value is not None and findings == []
    text = value["цель"]
    assert text == typed.rstrip("\n")
    lines = source.split("\n")
    for offset, character in enumerate(text):
        place = text.at(offset)
        if character != "\n":
            assert lines[place.line - 1][place.column - 1] == character


@settings(max_examples=150, deadline=None)
@given(typed=PROSE.filter(lambda line: "'" not in line), quote=st.sampled_from("\"'"))
def test_a_quoted_text_points_at_its_characters(typed: str, quote: str) -> None:
    escaped = typed.replace("\\", "\\\\").replace('"', '\\"') if quote == '"' else typed
    source = f"цель: {quote}{escaped}{quote}\n"
    value, findings = read_yaml(source.encode(), "a.yaml")
    assert value is not None and findings == []
    text = value["цель"]
    assert text == typed
    for offset, character in enumerate(text):
        assert source[text.at(offset).column - 1] in (character, "\\")


def test_the_walker_of_this_file_sees_lists() -> None:
    value, _ = read_yaml("а: [б, {в: г}]\n".encode(), "a.yaml")
    assert value is not None and isinstance(value["а"], List)
    assert texts(value) == ["а", "б", "в", "г"]
