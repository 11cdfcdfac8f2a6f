"""Fixes change the words they speak of and not a byte more; what cannot be mended safely is refused and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding, Fix, Place
from generator.reading.yaml_reader import read_yaml
from generator.review.fixes import BREAKS, ELSEWHERE, MOVED, Mended, Refused, difference, mend


def mended(path: Path, *fixes: tuple[int, int, str, str]) -> tuple[list[Mended], list[Refused]]:
    """The file with fixes (line, column, old, new) made."""
    found = [Finding("LNG901", "x", Place(str(path), line, column)) for line, column, _, _ in fixes]
    whole = [
        Finding(one.code, one.message, one.place, fix=Fix(one.place, *fix[2:]))
        for one, fix in zip(found, fixes, strict=True)
    ]
    return mend(whole, {str(path)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "а.yaml"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_else_stays_byte_for_byte(path: Path, mark: str, end: str) -> None:
    text = "# примечание\nидея:   раз  \n\nцель: >\n  два три\n  раз\n# конец"
    path.write_bytes((mark + text.replace("\n", end)).encode())
    ((one,), refused) = mended(path, (6, 3, "раз", "четыре"), (2, 9, "раз", "один"))
    after = text.replace("   раз  ", "   один  ").replace("  раз\n", "  четыре\n")
    assert one.after.data == (mark + after.replace("\n", end)).encode()
    assert refused == []
    assert path.read_bytes() == one.before.data


def test_of_fixes_that_meet_the_first_is_made(path: Path) -> None:
    path.write_text("идея: раз два три", "utf-8")
    ((one,), refused) = mended(path, (1, 11, "два три", "3"), (1, 7, "раз два", "2"))
    assert one.after.text == "идея: 2 три"
    assert (len(one.findings), refused) == (1, [])


def test_a_fix_that_two_findings_propose_is_made_once(path: Path) -> None:
    path.write_text("идея: раз", "utf-8")
    ((one,), _) = mended(path, (1, 7, "раз", "два"), (1, 7, "раз", "два"))
    assert one.after.text == "идея: два"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("идея: раз два", "раз", "раз: и"),
        ("идея: раз два", "два", "два # три"),
        ("идея: раз два", "раз", "- раз"),
        ("идея: 'раз два'", "раз", "р'аз"),
        ("идея: [раз, два]", "раз", "раз, и"),
        ("идея: раз два", "раз два", ""),
    ],
)
def test_a_fix_that_would_break_the_file_is_refused_and_the_others_are_made(
    path: Path, text: str, old: str, new: str
) -> None:
    path.write_text(f"цель: чтенее\n{text}\n", "utf-8")
    ((one,), refused) = mended(path, (1, 7, "чтенее", "чтение"), (2, text.index(old) + 1, old, new))
    assert one.after.text == f"цель: чтение\n{text}\n"
    assert [(each.finding.place.line, each.reason) for each in refused] == [(2, BREAKS)]
    assert read_yaml(one.after.data, "а")[1] == read_yaml(one.before.data, "а")[1]


def test_words_that_have_moved_and_files_that_are_not_checked_are_refused(path: Path) -> None:
    path.write_text("идея: раз", "utf-8")
    assert [one.reason for one in mended(path, (1, 7, "два", "три"))[1]] == [MOVED]
    finding = Finding("LNG901", "x", Place(str(path)), fix=Fix(Place(str(path), 1, 7), "раз", "два"))
    assert mend([finding], {"другой.yaml"}) == ([], [Refused(finding, ELSEWHERE)])


def test_the_difference_shows_lines_with_their_neighbours(path: Path) -> None:
    path.write_text("вид: программа\nидея: раз\nцель: два", "utf-8")
    ((one,), _) = mended(path, (3, 7, "два", "три"))
    assert difference(one).splitlines()[2:] == [
        "@@ -1,3 +1,3 @@",
        " вид: программа",
        " идея: раз",
        "-цель: два",
        "+цель: три",
    ]
