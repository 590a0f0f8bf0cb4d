"""What an installed griffie is: four packages, everything they read at run time, and one command."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest

from tests.conftest import ROOT

PACKAGES = ("corpus", "index", "kb", "tui")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a wheel made from a copy of the project."""
    base = tmp_path_factory.mktemp("wheel")
    copy = base / "project"
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    # Other folders of a checkout must not end up in it.
    for name in ("tests", "benchmark"):
        (copy / name).mkdir()
        (copy / name / "__init__.py").touch()
    script = f"from setuptools.build_meta import build_wheel; build_wheel({str(base)!r})"
    subprocess.run([sys.executable, "-c", script], cwd=copy, check=True, capture_output=True)
    return set(zipfile.ZipFile(next(base.glob("*.whl"))).namelist())


def test_it_owns_four_names_and_no_other(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == set(PACKAGES)


def test_it_carries_every_file_that_it_reads(wheel: set[str]) -> None:
    wanted = {
        str(file.relative_to(ROOT))
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix not in (".pyc", ".po") and "sources" not in file.parts
    }
    wanted |= {str(f.relative_to(ROOT)) for f in (ROOT / "corpus/sources").glob("*.py")}
    assert sorted(wanted - wheel) == []
    assert {n.split("/")[-1] for n in wheel if ".dist-info/" in n} >= {
        "LICENSE",
        "entry_points.txt",
    }


def test_what_is_locked_is_exact_and_without_cuda() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = [
            line.split("#")[0].strip()
            for line in (ROOT / name).read_text().splitlines()
            if line.split("#")[0].strip()
        ]
        assert all("==" in line for line in lines), name
        assert not [line for line in lines if "nvidia" in line or "triton" in line or "://" in line]
        assert "torch==2.13.0" in lines


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for name, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["optional-dependencies"]["dev"]),
    ):
        locked = {
            line.split("==")[0].lower()
            for line in (ROOT / name).read_text().splitlines()
            if "==" in line
        }
        named = {
            dependency.split(">")[0].split("=")[0].split("<")[0].lower() for dependency in wanted
        }
        assert named - locked == set()


def test_the_licence_is_the_one_named() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text()
    assert "license: EUPL-1.2" in (ROOT / "publiccode.yml").read_text()
