from __future__ import annotations

import pytest

from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, load_frame
from generator.word.look import Furniture, Look


@pytest.fixture(scope="session")
def gost() -> FilledFrame:
    return load_frame("gost", FontLibrary()).plain


@pytest.fixture(scope="session")
def look(gost: FilledFrame) -> Look:
    return gost.look


@pytest.fixture(scope="session")
def furniture(gost: FilledFrame) -> Furniture:
    return gost.furniture
