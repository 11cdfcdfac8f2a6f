"""Cases, numbers and genders by the names that papers and names in text use."""

from __future__ import annotations

from enum import StrEnum


class LanguageError(ValueError):
    """The language rules refuse to answer: `message` says why, `hint` how to help them; both in Russian."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return self.message


class Case(StrEnum):
    """The six cases by their short Russian names, as in `<имя род.>`."""

    NOMINATIVE = "им"
    GENITIVE = "род"
    DATIVE = "дат"
    ACCUSATIVE = "вин"
    INSTRUMENTAL = "твор"
    PREPOSITIONAL = "предл"

    @classmethod
    def read(cls, word: str) -> Case:
        """The case by any of its names: им, род, дат, вин, твор or тв, предл or пр, a full stop optional.

        Raises `LanguageError` for any other word: never a silent nominative.
        """
        plain = word.strip().lower().removesuffix(".")
        found = _CASE_NAMES.get(plain)
        if found is None:
            raise LanguageError(f"Неизвестный падеж «{word}»", "Можно: им, род, дат, вин, твор (тв), предл (пр).")
        return found


class Gender(StrEnum):
    """Grammatical genders by their short Russian names."""

    MASCULINE = "м"
    FEMININE = "ж"
    NEUTER = "с"
    PLURAL = "мн"

    @classmethod
    def read(cls, word: str) -> Gender:
        """The gender by its name. Raises `LanguageError` for any other word."""
        plain = word.strip().lower().removesuffix(".")
        found = {"муж": cls.MASCULINE, "жен": cls.FEMININE, "ср": cls.NEUTER}.get(plain)
        if found is not None:
            return found
        try:
            return cls(plain)
        except ValueError:
            raise LanguageError(f"Неизвестный род «{word}»", "Можно: м, ж, с, мн.") from None


_CASE_NAMES = {str(case): case for case in Case} | {"тв": Case.INSTRUMENTAL, "пр": Case.PREPOSITIONAL}
