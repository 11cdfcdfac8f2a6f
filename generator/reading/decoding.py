"""Bytes of a file -> its text, or the finding that says why they are none."""

from __future__ import annotations

import codecs
import re

from generator.findings import Finding, Place
from generator.reading.codes import Yml

LIMIT = 2 * 1024 * 1024  # bytes

_SIGNATURES = (
    (b"PK\x03\x04", "документ Word (.docx), книга Excel (.xlsx) или архив"),
    (b"\xd0\xcf\x11\xe0", "документ Word (.doc) или книга Excel (.xls)"),
    (b"%PDF", "документ PDF"),
    (b"{\\rtf", "документ RTF"),
    (b"\x89PNG", "рисунок"),
    (b"\xff\xd8\xff", "рисунок"),
)
_ENCODINGS = {"cp1251": "Windows-1251 (cp1251)", "cp866": "DOS (cp866)", "koi8-r": "КОИ-8 (koi8-r)"}
_FREQUENT = "оеаинт"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF16_HIGH = frozenset((0x00, 0x04))  # high bytes of Latin and Cyrillic letters
_LINE_END = re.compile(rb"\r\n?|\n")
RUSSIAN = re.compile("[а-яё]")
_RESAVE = (
    "Сохраните файл в UTF-8. Блокнот: «Файл» → «Сохранить как» → «Кодировка: UTF-8». "
    "Notepad++: «Кодировки» → «Преобразовать в UTF-8»."
)
_SAVE_AS_TEXT = "Опишите документ обычным текстом в формате YAML и сохраните его в UTF-8 с расширением .yaml."


def decode(data: bytes, file: str) -> tuple[str, Finding | None]:
    """The text with `\\n` line ends and without a byte order mark; ("", finding) when the bytes are no text."""
    fault = _too_big(data, file) or _utf16(data, file) or _binary(data, file)
    if fault:
        return "", fault
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return "", _not_utf8(data, file)
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text), None


def guess_encoding(data: bytes) -> str:
    """The Python name of the one-byte encoding that shows most of the frequent Russian letters ("" when none)."""
    scores = {name: sum(data.count(letter.encode(name)) for letter in _FREQUENT) for name in _ENCODINGS}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else ""


def foreign_kind(data: bytes) -> str:
    """What a file is that begins so and is no text, in Russian; "" when it may be one."""
    return next((name for signature, name in _SIGNATURES if data.startswith(signature)), "")


def _too_big(data: bytes, file: str) -> Finding | None:
    if len(data) <= LIMIT:
        return None
    return Finding(
        Yml.TOO_BIG,
        f"Файл больше {LIMIT // 1024 // 1024} МБ, такие описания не читаются",
        Place(file),
        hint="Разделите описание на несколько файлов; проверьте, тот ли это файл.",
    )


def _utf16(data: bytes, file: str) -> Finding | None:
    if not (data.startswith(_UTF16_MARKS) or _looks_like_utf16(data[:4096])):
        return None
    return Finding(
        Yml.ENCODING, "Файл сохранён в UTF-16 (в Блокноте «Юникод»), а нужен UTF-8", Place(file), hint=_RESAVE
    )


def _looks_like_utf16(sample: bytes) -> bool:
    if b"\0" not in sample:
        return False
    shares = [sum(byte in _UTF16_HIGH for byte in half) for half in (sample[0::2], sample[1::2])]
    return max(shares) > 0.9 * len(sample) / 2 > 2 * min(shares)


def _binary(data: bytes, file: str) -> Finding | None:
    if kind := foreign_kind(data):
        return Finding(Yml.BINARY, f"Это не текст, а {kind}", Place(file), hint=_SAVE_AS_TEXT)
    zero = data.find(b"\0")
    if zero < 0:
        return None
    return Finding(
        Yml.BINARY, "Это не текст: в файле есть нулевые байты", _byte_place(data, zero, file), hint=_SAVE_AS_TEXT
    )


def _not_utf8(data: bytes, file: str) -> Finding:
    data = data.removeprefix(codecs.BOM_UTF8)
    bad = _first_bad_byte(data)
    place = _byte_place(data, bad, file)
    if RUSSIAN.search(data[:bad].decode("utf-8")):
        return Finding(
            Yml.ENCODING,
            f"Строка {place.line} повреждена: байт 0x{data[bad]:02X} не читается в UTF-8",
            place,
            hint="Текст до этого места в порядке. Наберите повреждённое место заново и сохраните файл в UTF-8.",
        )
    name = _ENCODINGS.get(guess_encoding(data))
    likely = f"похоже на {name}" if name else "кодировка не распознана"
    return Finding(
        Yml.ENCODING, f"Файл не в UTF-8: {likely}, первый такой байт в строке {place.line}", place, hint=_RESAVE
    )


def _first_bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _byte_place(data: bytes, offset: int, file: str) -> Place:
    before = _LINE_END.split(data[:offset])
    return Place(file, len(before), len(before[-1].decode("utf-8", "replace")) + 1)
