"""Where the front end's files are: our own in the package, those of others fetched by the build."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
"""The folder of the web package."""


def static_folders() -> list[Path | tuple[str, Path]]:
    """The folders that static files are served from, with the prefix of their addresses."""
    built = [PACKAGE / "vendor", PACKAGE.parents[2] / "build" / "assets" / "vendor"]
    found: list[Path | tuple[str, Path]] = [PACKAGE / "static"]
    found += [("vendor", folder) for folder in built if folder.is_dir()][:1]
    return found
