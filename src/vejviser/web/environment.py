"""The settings that the environment gives, read with clear errors."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from vejviser.handbook.entries import Text
from vejviser.web.operation.faults import StartFaultError

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


class EnvironmentFaultError(StartFaultError):
    """A variable of the environment that cannot be used: its name, its value and how to mend it."""

    def __init__(self, name: str, value: str, da: str, en: str) -> None:
        super().__init__(Text(f"{name}={value!r}: {da}", f"{name}={value!r}: {en}"))
        self.name, self.value = name, value


def text(name: str, default: str = "") -> str:
    """The variable without blanks around it, or the default."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """True or false; raises `EnvironmentFaultError` for any other word."""
    value = os.environ.get(name, "1" if default else "").strip().lower()
    if value in _TRUE or value in _FALSE:
        return value in _TRUE
    raise EnvironmentFaultError(name, value, "skriv 1 eller 0", "write 1 or 0")


def whole(name: str, default: int, least: int = 0) -> int:
    """A whole number of at least `least`; raises `EnvironmentFaultError` for anything else."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise EnvironmentFaultError(
            name, value, f"skriv et helt tal på mindst {least}", f"write a whole number of at least {least}"
        )
    return int(value)


def choice(name: str, *among: str) -> str:
    """One of the words, the first by default; raises `EnvironmentFaultError` for any other."""
    value = text(name, among[0]) or among[0]
    if value not in among:
        names = ", ".join(among)
        raise EnvironmentFaultError(name, value, f"vælg en af: {names}", f"choose one of: {names}")
    return value


def address(name: str) -> str:
    """A web address without a slash at its end, or ""; raises `EnvironmentFaultError` for anything else."""
    value = text(name).rstrip("/")
    if value and (not value.startswith(("https://", "http://")) or any(c.isspace() for c in value)):
        raise EnvironmentFaultError(
            name, value, "skriv en adresse som https://vejviser.example.org",
            "write an address such as https://vejviser.example.org",
        )  # fmt: skip
    return value


def words(name: str, default: str = "") -> list[str]:
    """The words between commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secure_address(name: str) -> str:
    """A web address as of `address` that nobody can listen in on: by HTTPS, or on this machine."""
    value = address(name)
    parts = urlsplit(value)
    if value and (not parts.hostname or (parts.scheme != "https" and parts.hostname not in _THIS_MACHINE)):
        raise EnvironmentFaultError(
            name, value, "skriv en adresse som https://broker.dk/oidc",
            "write an address such as https://broker.dk/oidc",
        )  # fmt: skip
    return value


def data_folder() -> Path:
    """The folder that the product keeps its data in: VEJVISER_DATA, or the current folder.

    Raises `EnvironmentFaultError` when it is no folder.
    """
    folder = Path(text("VEJVISER_DATA") or ".").resolve()
    if not folder.is_dir():
        raise EnvironmentFaultError(
            "VEJVISER_DATA", str(folder), "nævn en mappe, der findes", "name a folder that exists"
        )
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions: VEJVISER_SECRET_KEY, or one made once and kept in the data folder.

    Raises `EnvironmentFaultError` when the key is too short or the file cannot be made.
    """
    given = text("VEJVISER_SECRET_KEY")
    if given:
        if len(given) < 32:
            raise EnvironmentFaultError(
                "VEJVISER_SECRET_KEY", "...", "giv mindst 32 tegn", "give at least 32 characters"
            )
        return given
    path = folder / ".vejviser-secret"
    try:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
        kept = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise EnvironmentFaultError(
            "VEJVISER_DATA", str(folder),
            f"mappen kan ikke skrives i ({error.strerror}); vælg en anden",
            f"the folder cannot be written to ({error.strerror}); choose another",
        ) from None  # fmt: skip
    if len(kept) < 32:
        raise EnvironmentFaultError(
            "VEJVISER_DATA", str(folder),
            f"slet den beskadigede fil {path.name}", f"delete the damaged file {path.name}",
        )  # fmt: skip
    return kept
