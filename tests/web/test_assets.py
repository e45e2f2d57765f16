"""What pages need of the npm packages is taken, whole or not at all, and the wheel carries it."""

from __future__ import annotations

import gzip
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from vejviser.web import assets

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "assets.py"
MOST = 350_000
"""The most bytes that a front page may weigh, with nothing in the browser's cache."""


@pytest.fixture
def vendor() -> Path:
    try:
        return assets.vendor_folder()
    except assets.AssetsMissingError as missing:
        pytest.skip(str(missing))


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def checkout(folder: Path, *, packages: bool) -> Path:
    """A small checkout that can build assets; its packages are those of this one."""
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    shutil.copytree(ROOT / "LICENSES", folder / "LICENSES")
    shutil.copy(ROOT / "package-lock.json", folder)
    if packages:
        if not (ROOT / "node_modules" / "dkfds").exists():
            pytest.skip("dkfds is not in node_modules: make readers")
        (folder / "node_modules").mkdir()
        for name in ("dkfds", "htmx.org"):
            (folder / "node_modules" / name).symlink_to(ROOT / "node_modules" / name)
        (folder / "node_modules" / ".package-lock.json").touch()
        os.utime(folder / "package-lock.json", (0, 0))
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the script of a checkout on a machine that has no npm."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    for name in ("bash", "env", "dirname"):
        found = shutil.which(name)
        assert found
        if not (programs / name).exists():
            (programs / name).symlink_to(found)
    return subprocess.run(
        [sys.executable, str(folder / "scripts" / "assets.py")],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# -- what is taken --------------------------------------------------------------------------------------


def test_every_file_that_the_style_sheet_names_is_there(vendor: Path) -> None:
    css = vendor / "dkfds/css/dkfds.min.css"
    named = set(re.findall(r"url\(\"?([^)\"]+)\"?\)", css.read_text("utf-8")))
    assert len(named) > 20
    assert [
        url for url in sorted(named) if not url.startswith("data:") and not (css.parent / url).is_file()
    ] == []


def test_fonts_are_woff2_and_nothing_points_at_a_source_map(vendor: Path) -> None:
    texts = [path.read_text("utf-8") for path in vendor.rglob("*.*s") if path.suffix in (".css", ".js")]
    assert len(texts) == 3
    assert not any("sourceMappingURL" in text for text in texts)
    faces = re.findall(r"@font-face\{[^}]*IBM[^}]*\}", "".join(texts))
    assert {weight for face in faces for weight in re.findall(r"font-weight:(\d+)", face)} == {
        "400",
        "500",
        "600",
        "700",
    }
    assert all(re.findall(r"url\([^)]*\.(\w+)\)", face) == ["woff2"] for face in faces)


def test_each_licence_is_shipped(vendor: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (vendor / "dkfds/fonts/license.txt").read_text("utf-8").upper()
    assert "Danish Business Authority" in (vendor / "dkfds/LICENSE.md").read_text("utf-8")
    assert "Apache License" in (vendor / "dkfds/Apache-2.0.txt").read_text("utf-8")
    assert "Zero-Clause BSD" in (vendor / "htmx/LICENSE").read_text("utf-8")


def test_each_text_file_has_a_smaller_twin_with_the_same_content(vendor: Path) -> None:
    twins = list(vendor.rglob("*.gz"))
    assert {"dkfds.min.css.gz", "dkfds.min.js.gz", "htmx.min.js.gz", "icons.svg.gz"} <= {
        path.name for path in twins
    }
    for twin in twins:
        plain = twin.with_suffix("").read_bytes()
        assert gzip.decompress(twin.read_bytes()) == plain
        assert twin.stat().st_size < len(plain)


def test_a_page_with_all_of_it_stays_within_its_weight(vendor: Path) -> None:
    sent = [
        vendor / f"{name}.gz"
        for name in (
            "dkfds/css/dkfds.min.css",
            "dkfds/js/dkfds.min.js",
            "htmx/htmx.min.js",
            "dkfds/img/icons.svg",
        )
    ]
    sent += [
        path
        for path in vendor.glob("dkfds/fonts/*.woff2")
        if "Latin2" not in path.name and "Italic" not in path.name
    ]
    sent += list((ROOT / "src/vejviser/web/static/site").iterdir())
    assert sum(path.stat().st_size for path in sent) < MOST - 100_000


# -- how it is taken ------------------------------------------------------------------------------------


def test_the_folder_is_the_same_on_every_run(tmp_path: Path) -> None:
    first = checkout(tmp_path / "first", packages=True)
    second = checkout(tmp_path / "second", packages=True)
    for folder in (first, second):
        assert build(folder).returncode == 0
    assert written(first / "build") == written(second / "build") != {}


def test_nothing_is_done_where_it_is_made_already_and_all_of_it_when_the_script_changed(
    tmp_path: Path,
) -> None:
    folder = checkout(tmp_path, packages=True)
    css = folder / "build/assets/vendor/dkfds/css/dkfds.min.css"
    assert build(folder).returncode == 0
    css.write_text("touched")
    assert build(folder).returncode == 0
    assert css.read_text() == "touched"
    with (folder / "scripts/assets.py").open("a") as script:
        script.write("# changed\n")
    assert build(folder).returncode == 0
    assert "IBM Plex Sans" in css.read_text("utf-8")
    assert sorted(path.name for path in (folder / "build/assets").iterdir()) == ["made-from", "vendor"]


def test_without_npm_one_line_says_what_is_missing_and_nothing_is_left(tmp_path: Path) -> None:
    done = build(checkout(tmp_path, packages=False))
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(r"npm is missing: .*apt install npm\)\n", done.stderr)
    assert not (tmp_path / "build").exists()


# -- where it is found ----------------------------------------------------------------------------------


def test_the_wheel_carries_the_assets(tmp_path: Path, vendor: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        carried = {
            name.removeprefix("vejviser/web/vendor/"): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith("vejviser/web/vendor/")
        }
        assert "vejviser/web/static/site/site.css" in wheel.namelist()
    assert carried == written(vendor)


def test_an_editable_install_builds_no_assets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    hook: Any = module(ROOT / "hatch_build.py")
    monkeypatch.setattr(hook.subprocess, "run", refuse)
    build_data: dict[str, Any] = {"force_include": {}}
    hook.AssetsHook.initialize(SimpleNamespace(root=str(ROOT), target_name="wheel"), "editable", build_data)
    assert build_data == {"force_include": {}}


def test_missing_files_are_an_error_that_says_how_to_build_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src/vejviser/web").mkdir(parents=True)
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "src/vejviser/web")
    with pytest.raises(assets.AssetsMissingError, match="make assets"):
        assets.vendor_folder()
    (tmp_path / "build/assets/vendor").mkdir(parents=True)
    assert assets.vendor_folder() == tmp_path / "build/assets/vendor"
    (tmp_path / "src/vejviser/web/vendor").mkdir()
    assert assets.vendor_folder() == tmp_path / "src/vejviser/web/vendor"
