"""Exceptions that stop a run. Each carries a finding to print and the exit code it ends with (design: messages)."""

from __future__ import annotations

from enum import IntEnum

from generator.findings import Finding, Place


class Exit(IntEnum):
    """Exit codes of the command line."""

    DONE = 0
    FAULTS = 1
    USAGE = 2
    TEMPLATE = 3
    OUTPUT = 4
    BUSY = 5
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


class GeneratorError(Exception):
    """Base of all that stops a run for a reason the user can read."""

    exit_code: Exit = Exit.BUG

    def __init__(self, code: str, message: str, place: Place, hint: str = "") -> None:
        super().__init__(code, message, place, hint)
        self.finding = Finding(code, message, place, hint=hint)

    def __str__(self) -> str:
        return f"{self.finding.place}: {self.finding.code} {self.finding.message}"


class FaultyDescription(GeneratorError):
    """A description holds a fault that only printing could find."""

    exit_code = Exit.FAULTS


class UnreadablePath(GeneratorError):
    """A path of the command line is absent or may not be read."""

    exit_code = Exit.USAGE


class BadTemplate(GeneratorError):
    """A content template, the phrasebook or the HTML it gave is wrong."""

    exit_code = Exit.TEMPLATE


class BadFrame(GeneratorError):
    """The Word frame lacks something or holds what cannot be carried to the PDF."""

    exit_code = Exit.TEMPLATE


class UnwritableOutput(GeneratorError):
    """The output folder is a file, read-only or full."""

    exit_code = Exit.OUTPUT


class BusyOutput(GeneratorError):
    """Another run writes to the output folder."""

    exit_code = Exit.BUSY


class MissingLibrary(GeneratorError):
    """A system library that a format needs is not installed."""

    exit_code = Exit.TEMPLATE


class ParityBroken(GeneratorError):
    """The tree, the DOCX and the PDF of a paper do not say the same."""

    exit_code = Exit.BUG
