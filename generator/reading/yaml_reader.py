"""YAML bytes -> texts, maps and lists that know their places; what is wrong with them -> findings."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from generator.errors import UnreadablePath
from generator.findings import Finding, Place, in_file_order
from generator.reading import recovery, scan
from generator.reading.builder import Builder, Stop
from generator.reading.codes import Yml
from generator.reading.decoding import LIMIT, decode
from generator.reading.fault import Fault, fault_of, indent_of, unfinished_from
from generator.reading.mending import mended
from generator.reading.paths import path_at
from generator.reading.syntax import explain
from generator.reading.values import List, Map, Text, Value

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CAUSES = {
    *(Yml.TAB, Yml.NO_BREAK, Yml.DASH_SPACE, Yml.COLON_SPACE, Yml.FIRST_CHARACTER, Yml.COLON),
    *(Yml.FOLDED_LIST, Yml.MARKER),
}
_MOST_ROWS = 3
_START = mended("Начните файл с вида документа", "вид: программа")


def read_file(path: Path, name: str) -> tuple[Map | None, list[Finding]]:
    """The description in this file and its findings; `name` is the file as messages call it.

    Raises UnreadablePath when the path is absent, may not be read or is no regular file.
    """
    return read_yaml(_bytes_of(path, name), name)


def read_yaml(data: bytes, name: str, *, loader: Any = LOADER) -> tuple[Map | None, list[Finding]]:
    """The description as typed and its findings in file order; None when nothing of it can be trusted.

    `loader` is the parser: that of libyaml, or PyYAML's own where libyaml is absent.
    """
    text, fault = decode(data, name)
    if fault:
        return None, [fault]
    findings = scan.illegal_characters(text, name)
    if findings:
        text = scan.legal(text)
    lines = text.split("\n")
    builder = Builder(name, lines)
    syntax, fatal = _parse(text, builder, name, lines, loader)
    whole = fatal is None
    findings = _with_paths(findings + builder.findings + syntax, builder)
    if fatal:
        findings += _further(fatal, lines, name, loader)
    root = builder.root if whole else None
    if isinstance(root, Map):
        return root, in_file_order(findings)
    return None, in_file_order(findings) or ([_no_description(root, name)] if whole else [])


def _further(fatal: Finding, lines: Sequence[str], name: str, loader: Any) -> list[Finding]:
    """Slips below the one that stopped the parser, found by reading on as though its line were plain."""
    found: list[Finding] = []
    plain, slip = list(lines), fatal
    while len(found) < recovery.MOST and recovery.made_plain(plain, slip):
        builder = Builder(name, plain)
        _, following = _parse("\n".join(plain), builder, name, plain, loader)
        further = [one for one in builder.findings if one.place.line > slip.place.line]
        is_slip = following is not None and following.code in recovery.SLIPS and following.place.line > slip.place.line
        if following is None or not is_slip:
            return found + _with_paths(further, builder)
        found += _with_paths([following], builder)
        slip = following
    return found


def _with_paths(findings: list[Finding], builder: Builder) -> list[Finding]:
    return [f if f.path else replace(f, path=path_at(builder.root, f.place.line)) for f in findings]


def _parse(
    text: str, builder: Builder, name: str, lines: list[str], loader: Any
) -> tuple[list[Finding], Finding | None]:
    """Feed the builder; findings of the raw lines and of the syntax, and that which stopped it, if any did."""
    try:
        builder.run(iter(loader(text).get_event, None))
    except Stop:
        return [], builder.findings[-1]
    except yaml.MarkedYAMLError as error:
        spans = builder.spans
        fault = fault_of(error, name, lines, spans.all[-1] if spans.all else None, builder.in_flow)
        return _syntax_faults(fault, builder, spans)
    if "#" not in text and "\t" not in text:
        return [], None
    return _raw_faults(name, lines, builder.spans, (len(lines), 0)), None


def _raw_faults(name: str, lines: Sequence[str], spans: scan.Spans, end: scan.Position, cut: int = -1) -> list[Finding]:
    return scan.tabs(lines, name, spans, end[0]) + scan.comments(lines, name, spans, end, cut)


def _syntax_faults(fault: Fault, builder: Builder, spans: scan.Spans) -> tuple[list[Finding], Finding]:
    """What the raw lines show up to the error with the error itself, and which of them has stopped the parser."""
    end = unfinished_from(fault)
    first, last = (fault.last[0], fault.last[2]) if fault.last else (0, 0)
    raw = _raw_faults(fault.file, fault.lines, spans, end, cut=last)
    raw += scan.no_breaks(fault.lines, fault.file, spans, end[0])
    near = [f for f in raw + builder.findings if first <= f.place.line - 1 <= fault.at[0]]
    causes = [f for f in near if f.code in _CAUSES or (f.code == Yml.COMMENT and f.place.line - 1 == last)]
    if causes:
        return raw, causes[-1]
    found = explain(fault)
    found = replace(found, path=path_at(builder.root, fault.at[0] + 1) or _open_path(found, fault, builder))
    return [*raw, found], found


def _open_path(found: Finding, fault: Fault, builder: Builder) -> str:
    """The way to what was being read; a fault of a whole line is none of the lists and maps that are deeper."""
    margin = indent_of(fault.lines[found.place.line - 1])
    return builder.path_to(margin if found.place.column == margin + 1 else None)


def _no_description(root: Value | None, name: str) -> Finding:
    if root is None or root == "":
        return Finding(Yml.EMPTY, "Файл пуст", Place(name), hint=_START)
    found = "список" if isinstance(root, List) else "текст"
    message = f"Описание состоит из полей «поле: значение», а здесь {found}"
    fields = [pair for item in root if isinstance(item, Map) for pair in item.items()] if isinstance(root, List) else []
    rows = [f"{key}: {value if isinstance(value, Text) else ''}".rstrip() for key, value in fields[:_MOST_ROWS]]
    hint = mended("Уберите дефисы в начале строк", *rows) if rows else _START
    return Finding(Yml.ROOT, message, root.place, hint=hint)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "это папка" if stat.S_ISDIR(mode) else "это не обычный файл"
            raise UnreadablePath(Yml.PATH, f"«{name}» не читается: {what}", Place(name), _OTHER_PATH)
        with path.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except FileNotFoundError:
        raise UnreadablePath(Yml.PATH, f"Файла «{name}» нет", Place(name), _OTHER_PATH) from None
    except PermissionError:
        raise UnreadablePath(Yml.PATH, f"Нет прав на чтение файла «{name}»", Place(name), _ASK_RIGHTS) from None
    except (OSError, ValueError) as error:
        raise UnreadablePath(Yml.PATH, f"Файл «{name}» не читается", Place(name), _OTHER_PATH) from error


_OTHER_PATH = "Проверьте имя и путь: нужен файл с описанием."
_ASK_RIGHTS = "Откройте доступ к файлу или скопируйте его туда, где он доступен."
