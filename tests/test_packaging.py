"""What is installed is what stands in the tree, and it works from any folder."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from configparser import ConfigParser
from functools import partial
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("generator", "templates", "schemas")
CONFIG = ConfigParser()
CONFIG.read(ROOT / "setup.cfg", "utf-8")
INSIDE = {"templates": "generator/templates", "schemas": "generator/schemas"}


def tree_files() -> Iterator[str]:
    """Every file of the package's folders, as a wheel should name it."""
    for source in SOURCES:
        for path in (ROOT / source).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                home = INSIDE.get(source, source)
                yield str(PurePosixPath(home, path.relative_to(ROOT / source).as_posix()))


def run(command: Sequence[object], cwd: Path, **env: str) -> str:
    """Standard output of a command that must succeed, with no package on the path but what `env` names."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(word) for word in command]
    ran = subprocess.run(words, cwd=cwd, env={**clean, **env}, capture_output=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    return ran.stdout.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: a build leaves its scraps beside the sources."""
    copy, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", target, copy], target)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where the wheel is installed, far from the tree."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run([*pip, "install", "--no-deps", "--target", target, wheel], target)
    return target


def test_setup_cfg_names_every_package_of_the_tree() -> None:
    listed = CONFIG["options"]["packages"].split()
    code = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "generator").rglob("*.py")}
    data = {f"generator.{name}" for name in ("templates", "schemas", "fonts")}
    assert sorted(listed) == sorted(code | data)
    assert all((ROOT / name.replace(".", "/") / "__init__.py").is_file() for name in code)


def imported() -> set[str]:
    """Names of the modules that the package imports anywhere, inside functions too, but its own and Python's."""
    names = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"generator"}


def test_setup_cfg_asks_for_every_library_that_is_imported() -> None:
    """The engines of PDF that are extras are imported only when they are chosen."""
    lines = [*CONFIG["options"]["install_requires"].split(), *CONFIG["options.extras_require"]["typst"].split()]
    asked = {re.split("[<>=]", line)[0].lower() for line in lines}
    homes = packages_distributions()
    missing = {name for name in imported() if not {home.lower() for home in homes.get(name, [])} & asked}
    assert missing == set()


@pytest.mark.slow
def test_the_wheel_holds_the_files_of_the_tree_and_the_licences(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert sorted(name for name in names if ".dist-info/" not in name) == sorted(tree_files())
    licences = {PurePosixPath(name).name for name in names if ".dist-info/" in name}
    assert {"LICENSE", "OFL.txt"} <= licences


@pytest.mark.slow
def test_an_installed_wheel_checks_and_prints_far_from_the_tree(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "район", ignore=shutil.ignore_patterns("накануне", "округ"))
    here = partial(run, cwd=tmp_path, PYTHONPATH=str(installed))
    module = (sys.executable, "-m", "generator")
    where = here([sys.executable, "-c", "import generator; print(generator.__file__)"])
    assert where.startswith(str(installed))
    assert "паспорт" in here([installed / "bin" / "metodist", "papers"])
    assert "Проверено описаний" in here([*module, "check", "район"])
    here([*module, "build", "район", "--paper", "паспорт,приказ"])
    papers = sorted(path.name for path in (tmp_path / "out").glob("*/*"))
    assert papers.count("паспорт.docx") == papers.count("паспорт.pdf") == 3
    assert {"приказ.docx", "приказ.pdf"} < set(papers)


def test_an_editable_install_works_from_another_folder(tmp_path: Path) -> None:
    """The environment that runs the tests is one: `make test` installs the tree itself."""
    shutil.copy(ROOT / "examples" / "первый-паспорт.yaml", tmp_path)
    script = Path(sys.executable).with_name("metodist")
    assert "паспорт" in run([script, "papers"], tmp_path)
    run([script, "build", "--to", "docx", "--paper", "паспорт"], tmp_path)
    assert [path.name for path in (tmp_path / "out").glob("*/*")] == ["паспорт.docx"]
