#!/usr/bin/env python3
"""Takes what a page needs from the npm packages into build/assets/vendor, which the wheel carries.

From dkfds: the style sheet with its fonts as woff2 only and without the source map, the script, the icons
that the style sheet or our templates draw; from htmx.org: the script; of each its licence. Text files get a
gzip sibling, which WhiteNoise serves in their place. The folder is made beside and put in place whole; where
it comes from this very script and lock already, nothing is done. Needs npm only where the packages were not
fetched, and no Python package.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
BUILT = ROOT / "build" / "assets"
VENDOR = BUILT / "vendor"
MADE_FROM = BUILT / "made-from"

ICONS = (
    "account", "add-document", "arrow-back", "arrow-forward", "bookmark", "business", "calendar-month",
    "check", "checklist", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "close", "copy",
    "database", "delete", "document", "download", "edit", "email", "error", "feedback", "file",
    "file-excel", "file-pdf", "file-word", "first-page", "flag", "groups", "help", "home", "hourglass",
    "info", "language", "last-page", "link", "location", "lock", "map", "menu", "minus", "more-horiz",
    "open-in-new", "person", "person-add", "person-remove", "plus", "print", "refresh", "save", "search",
    "send", "settings", "share", "success", "summary", "sync", "time", "tune", "upload", "visibility",
    "warning",
)  # fmt: skip
"""The icons of our own templates, in one sprite."""

WEIGHTS = (
    ("Regular", "normal", 400), ("Italic", "italic", 400), ("Medium", "normal", 500),
    ("SemiBold", "normal", 600), ("Bold", "normal", 700),
)  # fmt: skip
"""The files of IBM Plex Sans that the style sheet needs, with the slant and weight they stand for."""
RANGES = {
    "Latin1": "U+0000,U+000D,U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014,"
    "U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02",
    "Latin2": "U+0100-0101,U+0104-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85,U+1E9E",
    "Pi": "U+2032-2033,U+2070,U+2074-2079,U+2080-2089,U+2116,U+2126,U+2150-2151,U+2153-215E,U+2190-2199,"
    "U+2211,U+221A,U+221E,U+2248,U+2260,U+2264-2265,U+25CA,U+2713",
}
"""The characters of each part of IBM Plex Sans, as its files map them; a browser fetches what it needs."""

_FACE = re.compile(r"@font-face\{[^}]*\}")
_BACKGROUND_ICON = re.compile(r"\.icon-[a-z-]+:not\(a\)\{background-image:url\([^)]*\)\}")
_PLACEHOLDER = re.compile(r"url\(\.\./img/logo[a-z-]*placeholder\.png\)")
_SOURCE_MAP = re.compile(r"\n?(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$")
_ICON_URL = re.compile(r"url\(\.\./img/svg-icons/([a-z0-9-]+\.svg)\)")


def main() -> int:
    """0 where the folder stands as it should, else 1 after one line that says what is missing."""
    made_from = fingerprint()
    if VENDOR.is_dir() and MADE_FROM.is_file() and MADE_FROM.read_text("utf-8") == made_from:
        return 0
    if subprocess.run([ROOT / "scripts" / "packages"], check=False).returncode:
        return 1
    BUILT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT, prefix="half-made-") as half_made:
        made = Path(half_made) / "vendor"
        dkfds(MODULES / "dkfds", made / "dkfds")
        htmx(MODULES / "htmx.org", made / "htmx")
        compress(made)
        MADE_FROM.unlink(missing_ok=True)
        if VENDOR.exists():
            VENDOR.rename(Path(half_made) / "old")
        made.rename(VENDOR)
    MADE_FROM.write_text(made_from, "utf-8")
    return 0


def fingerprint() -> str:
    """What the folder is made from, as a hash of this script and of the lock."""
    read = (Path(__file__), ROOT / "package-lock.json")
    return hashlib.sha256(b"".join(path.read_bytes() for path in read)).hexdigest() + "\n"


def dkfds(package: Path, into: Path) -> None:
    """The style sheet, script, fonts, icons and licences of the design system."""
    dist = package / "dist"
    css = style(dist.joinpath("css/dkfds.min.css").read_text("utf-8"))
    script = _SOURCE_MAP.sub("\n", dist.joinpath("js/dkfds.min.js").read_text("utf-8"))
    write(into / "css/dkfds.min.css", css)
    write(into / "js/dkfds.min.js", script)
    split = dist / "fonts/IBMPlexSans/split/woff2"
    for name, _, _ in WEIGHTS:
        for part in RANGES:
            copy(split / f"IBMPlexSans-{name}-{part}.woff2", into / "fonts")
    copy(split / "license.txt", into / "fonts")
    for icon in sorted(set(_ICON_URL.findall(css))):
        copy(dist / "img/svg-icons" / icon, into / "img/svg-icons")
    write(into / "img/icons.svg", sprite(dist.joinpath("img/all-svg-icons.svg").read_text("utf-8")))
    copy(package / "LICENSE.md", into)
    copy(
        ROOT / "LICENSES" / "Apache-2.0.txt", into
    )  # of the icons; the package links to it and does not carry it


def style(css: str) -> str:
    """The style sheet with our font faces for its own, without background icons, logos and source map."""
    plain = _SOURCE_MAP.sub("\n", _PLACEHOLDER.sub("none", _BACKGROUND_ICON.sub("", css)))
    faces = [face for face in _FACE.findall(plain) if "IBM Plex Sans" in face]
    if not faces:
        raise SystemExit("dkfds.min.css has no font faces of IBM Plex Sans: scripts/assets.py must be mended")
    for face in faces:
        plain = plain.replace(face, "")
    return "".join(font_faces()) + plain


def font_faces() -> list[str]:
    """A face for each weight and part, whose file is fetched when a page has a character of it."""
    return [
        f"@font-face{{font-display:swap;font-family:IBM Plex Sans;font-style:{slant};font-weight:{weight};"
        f'src:url(../fonts/IBMPlexSans-{name}-{part}.woff2) format("woff2");unicode-range:{letters}}}'
        for name, slant, weight in WEIGHTS
        for part, letters in RANGES.items()
    ]


def sprite(whole: str) -> str:
    """The sprite with the icons of ICONS only; ends the script where one is not in it."""
    symbols = dict(re.findall(r'(?s)<symbol id="([^"]+)"(.*?</symbol>)', whole))
    if missing := [icon for icon in ICONS if icon not in symbols]:
        raise SystemExit(f"dkfds has no icon {', '.join(missing)}: mend ICONS in scripts/assets.py")
    kept = "".join(f'<symbol id="{icon}"{symbols[icon]}' for icon in ICONS)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{kept}</svg>\n'


def htmx(package: Path, into: Path) -> None:
    """The script of htmx and its licence."""
    script = package.joinpath("dist/htmx.min.js").read_text("utf-8")
    write(into / "htmx.min.js", _SOURCE_MAP.sub("\n", script))
    copy(package / "LICENSE", into)


def compress(folder: Path) -> None:
    """Writes a gzip sibling beside each text file that it makes smaller; the same bytes on every run."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".css", ".js", ".svg"):
            plain = path.read_bytes()
            packed = gzip.compress(plain, 9, mtime=0)
            if len(packed) < len(plain):
                path.with_name(path.name + ".gz").write_bytes(packed)


def write(path: Path, told: str) -> None:
    """Writes a text file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(told, "utf-8", newline="\n")


def copy(path: Path, into: Path) -> None:
    """Copies a file into a folder, which is made."""
    into.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, into / path.name)


if __name__ == "__main__":
    sys.exit(main())
