"""Small workspaces for tests: descriptions of an invented district, written to a folder and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.checking.check import Checked, check, compose_all
from generator.findings import Finding, Severity
from generator.schema.language import kinds

REGISTRY = """\
вид: справочник
территории:
  сосновский: Сосновский район
организации:
  управление:
    полное: Управление образования Сосновского района
    краткое: управление образования
    руководитель: иванова
    формы:
      род: Управления образования Сосновского района
      дат: Управлению образования Сосновского района
      вин: Управление образования Сосновского района
      твор: Управлением образования Сосновского района
    формы краткого:
      род: управления образования
      дат: управлению образования
      вин: управление образования
лица:
  иванова:
    фамилия: Иванова
    имя: Анна
    отчество: Петровна
    должность: начальник управления образования
    телефон: 8 (999) 000-00-01
    формы:
      дат: начальнику управления образования Ивановой А.П.
      вин: начальника управления образования Иванову А.П.
  петров:
    фамилия: Петров
    имя: Олег
    должность: методист
    формы:
      дат: методисту Петрову О.
      вин: методиста Петрова О.
акты:
  закон:
    вид: Закон
    орган: Сосновской области
    дата: 01.02.2024
    номер: 5-ОЗ
    название: Об образовании
    формы:
      род: Закона
      твор: Законом
"""

PROGRAMME = """\
вид: программа
код: чтение
уровень: муниципальная
наименование: Читаем вместе
срок: 2026–2028 годы
разработчик: управление
цель: Каждый ученик читает с пониманием.
задачи:
  - задача: Учить чтению
    код: учить
  - задача: Мерить успехи
    код: мерить
показатели:
  - показатель: Доля читающих учеников — не менее 90 %
    код: доля
"""

ORDER = """\
вид: приказ
код: приказ-1
организация: управление
место: с. Сосновка
дата: 28.08.2026
номер: 1
о чём: О чтении
пункты:
  - Читать каждый день.
  - контроль: за собой
подписывает: иванова
"""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder with these files in it, folders on the way made."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def with_fields(base: str, fields: str) -> str:
    """The description with fields put in place of its own, whichever synonyms name them."""
    kind = kinds()[base.split("\n", 1)[0].removeprefix("вид: ")]
    given = [kind.find(key) for key in _blocks(fields)]
    kept = [block for key, block in _blocks(base).items() if kind.find(key) not in given]
    return "".join([*kept, fields if fields.endswith("\n") else fields + "\n"])


def _blocks(description: str) -> dict[str, str]:
    """The top-level fields as typed, by key."""
    blocks: dict[str, str] = {}
    key = ""
    for line in description.splitlines(keepends=True):
        if not line.startswith((" ", "#", "\n")):
            key = line.partition(":")[0]
        blocks[key] = blocks.get(key, "") + line
    return blocks


def district(folder: Path, programme: str = "", order: str = "", **more: str) -> Path:
    """A workspace of a registry, a programme and an order, with fields of theirs replaced, and more files."""
    files = {
        "metodist.yaml": "рамка: gost\nтипографика: нет\n",
        "справочник.yaml": REGISTRY,
        "чтение.yaml": with_fields(PROGRAMME, programme),
        "приказ-1.yaml": with_fields(ORDER, order),
    }
    return write(folder, files | {f"{name}.yaml": text for name, text in more.items()})


def checked(*paths: Path) -> Checked:
    """The only workspace of the paths, its papers put together where nothing stands in the way."""
    (found,) = check(paths)
    if not found.faulty:
        compose_all(found)
    return found


def findings(*paths: Path) -> list[Finding]:
    """All that is found in the workspace of the paths."""
    return sorted(checked(*paths).findings, key=lambda finding: finding.place)


def codes(*paths: Path) -> list[str]:
    """Codes of all that is found."""
    return [finding.code for finding in findings(*paths)]


def errors(*paths: Path) -> list[Finding]:
    """What stands in the way of printing."""
    return [finding for finding in findings(*paths) if finding.severity is Severity.ERROR]
