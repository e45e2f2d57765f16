"""Where on this machine things are kept that can always be made again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder of this user for them; None where the system names none."""
    if configured := os.environ.get("XDG_CACHE_HOME"):
        base = Path(configured)
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", ""))
    else:
        home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is no home
        base = Path(home, "Library", "Caches") if sys.platform == "darwin" else Path(home, ".cache")
    return base / "vejviser" if base.is_absolute() else None


def ours(path: Path) -> bool:
    """True for a file that this user owns; raises `OSError` where there is none."""
    return not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()
