from __future__ import annotations

import pytest

from generator.word.fonts import FontLibrary
from generator.word.frame import FilledFrame, load_frame


@pytest.fixture(scope="session")
def gost() -> FilledFrame:
    return load_frame("gost", FontLibrary()).plain
