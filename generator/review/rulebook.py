"""All rules of the review: every module of `generator.rules` named by a code holds one."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from generator import codes, rules
from generator.codes import Page
from generator.rules.rule import Rule

MODULE = re.compile(r"[a-z]{3}\d{3}_\w+")


@cache
def rulebook() -> Mapping[str, Rule]:
    """The rules by code, in the order of the files."""
    names = sorted(found.name for found in pkgutil.iter_modules(rules.__path__) if MODULE.fullmatch(found.name))
    found = [import_module(f"generator.rules.{name}").RULE for name in names]
    return {rule.code: rule for rule in found}


def pages() -> Mapping[str, Page]:
    """The pages of all codes, faults of a description and rules of the review alike, in the order of codes."""
    ours = {rule.code: rule.page for rule in rulebook().values()}
    return dict(sorted({**codes.pages(), **ours}.items()))
