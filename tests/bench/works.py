"""What is printed in the benchmark: the programme of the examples, a district of any number of schools, long plans."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from generator.checking.check import Checked, check, compose_all
from generator.content.tree import Cell, Columns, Contents, Figure, Paragraph, Part, Row, Run, Table, Tree
from generator.printing import Composed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PROGRAMME = EXAMPLES / "качество-2026.yaml"
REPORT = "отчёт.yaml"
SHEETS = "оценки.csv"
ASSESSED = ("критерии.yaml", "оценка.yaml", "диагностика.yaml", "диагностика.csv", REPORT)
EXPERTS = ("гордеев", "ильина", "ковалёва")
DISTRICT = ("metodist.yaml", "справочник.yaml", "программа.yaml", "приказ.yaml", "школы.csv")
MEASURES = "мероприятия:\n"
IN_GROUP = 28
GROUP = """\
  - группа: Дела школы {0}
    мероприятия:
"""
MEASURE = """\
      - мероприятие: Заседание {0} рабочей группы с разбором отклонений от плана и причин, названных школой {0}
        код: {1}
        срок: октябрь ежегодно
        результат: По каждому отклонению назначены исполнитель и срок, школа {0} получила письмо
        продукт: протокол {0}
        ответственный: данилов
        задачи: [команды]
        показатели: [шнор]
"""


def checked(path: Path) -> Checked:
    """The descriptions of a path, without a fault."""
    (found,) = check([path])
    assert not found.faulty, found.findings[0]
    return found


def papers(path: Path, *names: str) -> tuple[Checked, list[Composed]]:
    """The papers of a path, all or those named."""
    found = checked(path)
    return found, compose_all(found, names)


def district(schools: int, folder: Path) -> Path:
    """A copy of the example of a district with so many schools, each of its own code and figures."""
    made = folder / f"округ-{schools}"
    made.mkdir(parents=True)
    for name in DISTRICT:
        shutil.copy(EXAMPLES / "округ" / name, made)
    head, *rows = _rows("школы.csv")
    _write_rows(made / "школы.csv", [head, *islice(_schools(rows), schools)])
    return made


def assessed(schools: int, folder: Path) -> Path:
    """A district whose programmes have three expert sheets each, with a report on them all."""
    made = district(schools, folder)
    for name in ASSESSED:
        shutil.copy(EXAMPLES / "округ" / name, made)
    report = made / REPORT
    report.write_text(report.read_text("utf-8").replace("дано: 31\n", f"дано: {2 * schools}\n"), "utf-8")
    head, *sheets = _rows(SHEETS)
    codes = [row[0] for row in islice(_schools(_rows("школы.csv")[1:]), schools)]
    every = ((code, expert) for code in codes for expert in EXPERTS)
    at = {name: head.index(name) for name in ("код", "номер", "программа", "эксперт")}
    rows = []
    for number, ((code, expert), sheet) in enumerate(zip(every, cycle(sheets)), 1):
        told = {"код": f"{code}-{expert}", "номер": str(number), "программа": f"программа-{code}", "эксперт": expert}
        rows.append([*sheet])
        for name, value in told.items():
            rows[-1][at[name]] = value
    _write_rows(made / SHEETS, [head, *rows])
    return made


def _rows(name: str) -> list[list[str]]:
    """The rows of a table of the example."""
    with (EXAMPLES / "округ" / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def _write_rows(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, delimiter=";").writerows(rows)


def _schools(rows: list[list[str]]) -> Iterator[list[str]]:
    """The schools of the table, then they again under other codes."""
    yield from rows
    for turn in range(2, 10_000):
        yield from ([f"{row[0]}-{turn}", *row[1:]] for row in rows)


def long_plan(rows: int, folder: Path) -> Path:
    """A copy of the workspace of the examples whose programme has so many measures."""
    made = shutil.copytree(
        EXAMPLES, folder / f"план-{rows}", ignore=lambda _, names: {"округ", "накануне"} & set(names)
    )
    programme = made / PROGRAMME.name
    text = programme.read_text("utf-8")
    short = text[: text.rindex(f"\n{MEASURES}") + 1 + len(MEASURES)]
    known = re.findall(r"(?m)^ {8}код: (.*)$", text[len(short) :])
    codes = [*known, *(f"дело-{number}" for number in range(len(known), rows))]
    measures = [MEASURE.format(number, code) for number, code in enumerate(codes, 1)]
    groups = (GROUP.format(at + 1) + "".join(measures[at : at + IN_GROUP]) for at in range(0, rows, IN_GROUP))
    programme.write_text(short + "".join(groups), "utf-8")
    return programme


def varied(value: Any, mark: str) -> Any:
    """A piece of a tree with a mark at the end of each text: an engine that has met a text before is quick with it."""
    if isinstance(value, Run):
        return replace(value, text=value.text + mark)
    if isinstance(value, tuple):
        return tuple(varied(one, mark) for one in value)
    if isinstance(value, Tree | Part | Table | Row | Cell | Columns | Figure | Contents | Paragraph):
        return replace(value, **{one.name: varied(getattr(value, one.name), mark) for one in fields(value)})
    return value
