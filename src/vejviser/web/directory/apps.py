"""The app of the directory."""

from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.urls import reverse

from vejviser.handbook.entries import Text


class Directory(AppConfig):
    """The directory of actors, and what their organisations say of themselves."""

    name = "vejviser.web.directory"
    label = "directory"

    def ready(self) -> None:
        """A search leads to the directory, where the actors' own words stand; listens for those that go."""
        from vejviser.web.accounts.models import Organisation
        from vejviser.web.directory.own import let_go
        from vejviser.web.directory.said import corrected_documents
        from vejviser.web.searching.feed import introduce, source

        pre_delete.connect(let_go, sender=Organisation, dispatch_uid="directory.let_go")
        source(corrected_documents)
        introduce(
            "actors",
            Text("aktør", "actor"),
            Text("aktører", "actors"),
            lambda name: reverse("directory:actor", args=[name]),
        )
