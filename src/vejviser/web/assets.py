"""Where the front end's files lie: our own in the package, those of the npm packages fetched by the build."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of the web package."""


class AssetsMissingError(FileNotFoundError):
    """The front end's files were neither shipped nor built; the text says how to build them."""


def vendor_folder() -> Path:
    """The folder with `dkfds/` and `htmx/`: inside an installed package, or where a checkout builds it.

    Raises AssetsMissingError where there is neither.
    """
    places = [PACKAGE / "vendor"]
    if PACKAGE.parents[1].name == "src":
        places.append(PACKAGE.parents[2] / "build" / "assets" / "vendor")
    for place in places:
        if place.is_dir():
            return place
    raise AssetsMissingError(
        f"the front end's files are missing ({places[-1]}): run `make assets` in the checkout"
        " / sidernes filer mangler: kør `make assets` i projektets mappe"
    )


def static_folders() -> list[Path | tuple[str, Path]]:
    """The folders that static files are served from, with the prefix of their addresses, as far as built."""
    own: list[Path | tuple[str, Path]] = [PACKAGE / "static"]
    try:
        return [*own, ("vendor", vendor_folder())]
    except AssetsMissingError:
        return own
