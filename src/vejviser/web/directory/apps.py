"""The app of the directory."""

from django.apps import AppConfig
from django.urls import reverse

from vejviser.handbook.entries import Text


class Directory(AppConfig):
    """The directory of actors, and what their organisations say of themselves."""

    name = "vejviser.web.directory"
    label = "directory"

    def ready(self) -> None:
        """A search leads to the directory, where the words of the actors themselves stand."""
        from vejviser.web.directory.said import corrected_documents
        from vejviser.web.searching.feed import introduce, source

        source(corrected_documents)
        introduce(
            "actors",
            Text("aktør", "actor"),
            Text("aktører", "actors"),
            lambda name: reverse("directory:actor", args=[name]),
        )
