"""Every code of the reader has a page, and the samples of a page are true."""

from __future__ import annotations

import pytest

from generator import resources
from generator.reading.codes import Yml
from generator.reading.values import Map, Text
from generator.reading.yaml_reader import read_file, read_yaml

FIELDS = ("title", "what", "why", "bad", "good", "fix")
IN_WORDS = {Yml.ENCODING, Yml.BINARY, Yml.TOO_BIG, Yml.PATH}


def pages() -> Map:
    value, findings = read_file(resources.SCHEMAS / "codes" / "yml.yaml", "yml.yaml")
    assert value is not None and findings == []
    return value


def sample(code: str, name: str) -> bytes:
    page = pages()[code]
    assert isinstance(page, Map) and isinstance(page[name], Text)
    return f"{page[name].strip()}\n".encode()


def test_the_pages_and_the_codes_are_the_same() -> None:
    assert list(pages()) == [code.value for code in Yml]


@pytest.mark.parametrize("code", Yml)
def test_a_page_has_all_its_fields(code: Yml) -> None:
    page = pages()[code]
    assert isinstance(page, Map) and tuple(page) == FIELDS
    assert all(page.values())


@pytest.mark.parametrize("code", [code for code in Yml if code not in IN_WORDS])
def test_the_bad_sample_gives_the_code_and_the_good_one_nothing(code: Yml) -> None:
    assert {finding.code for finding in read_yaml(sample(code, "bad"), "bad.yaml")[1]} == {code}
    assert read_yaml(sample(code, "good"), "good.yaml")[1] == []
