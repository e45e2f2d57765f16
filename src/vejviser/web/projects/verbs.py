"""What a change of a project is called: each verb with its words, shown after the person who did it.

Other parts of the product add verbs of their own with `register` when they start.
"""

from __future__ import annotations

from vejviser.handbook.entries import Text

_VERBS: dict[str, Text] = {
    "started": Text("begyndte projektet", "started the project"),
    "imported": Text("hentede projektet ind fra en fil", "imported the project from a file"),
    "copied": Text("kopierede projektet", "copied the project"),
    "kept": Text("gemte projektet i en konto", "saved the project in an account"),
    "moved": Text("flyttede projektet til en anden organisation", "moved the project elsewhere"),
    "answered": Text("besvarede", "answered"),
    "unsure": Text("satte som ukendt", "marked as not known"),
    "cleared": Text("fjernede svaret på", "cleared the answer to"),
    "standing": Text("ændrede, hvor et trin står", "changed where a step stands"),
    "settings": Text("ændrede projektets indstillinger", "changed the settings of the project"),
    "shared": Text("delte projektet", "shared the project"),
    "revoked": Text("ophævede en deling", "revoked a share"),
    "mended": Text("lagde en rettet projektfil ind", "put in a mended project file"),
    "restored": Text("gendannede en tidligere udgave", "restored an earlier version"),
}  # fmt: skip
_OTHER = Text("ændrede projektet", "changed the project")


def register(verb: str, da: str, en: str) -> None:
    """Adds a verb; raises `ValueError` when it has other words already."""
    words = Text(da, en)
    if _VERBS.setdefault(verb, words) != words:
        raise ValueError(f"the verb {verb} has other words already")


def label(verb: str) -> Text:
    """What the verb is called; a verb that is not registered changed the project."""
    return _VERBS.get(verb, _OTHER)


def registered() -> frozenset[str]:
    """Every verb with words."""
    return frozenset(_VERBS)
