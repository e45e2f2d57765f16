"""Puts the front end and the examples into the wheel, and into the source archive so that it needs no npm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface[Any]):
    """Runs scripts/assets.py before a wheel or a source archive; an editable install needs none of it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the assets to what is built; ends the build where they cannot be made."""
        if version == "editable":
            return
        root = Path(self.root)
        if subprocess.run([sys.executable, root / "scripts" / "assets.py"], check=False).returncode:
            sys.exit("the front end's assets could not be made")
        built = root / "build" / "assets"
        if self.target_name == "wheel":
            build_data["force_include"][str(built / "vendor")] = "vejviser/web/vendor"
            for example in (root / "examples").glob("*.yaml"):
                build_data["force_include"][str(example)] = f"vejviser/web/examples/{example.name}"
        else:
            build_data["force_include"][str(built)] = "build/assets"
