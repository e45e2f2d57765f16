"""The kinds of paper by id, in the order of the road, and what each is called."""

from __future__ import annotations

from vejviser.handbook.entries import Text

TITLES = {
    "road-report": Text("Vejrapport", "Road report"),
    "intended-purpose": Text("Formålserklæring", "Intended purpose statement"),
    "classification": Text("Kvalificering og klassificering", "Qualification and classification"),
    "ethics-checklist": Text("Tjekliste til videnskabsetisk komité", "Research ethics checklist"),
    "investigation-dossier": Text("Dossier for undersøgelsen", "Investigation dossier"),
    "dpia": Text("Konsekvensanalyse om databeskyttelse", "Data protection impact assessment"),
    "data-application-order": Text("Dataansøgninger i orden", "Data applications in order"),
    "in-house-justification": Text("Begrundelse for egenfremstillet udstyr", "In-house device justification"),
    "deployer-file": Text("Idriftsætterens mappe", "Deployer's file"),
    "question-letter": Text("Spørgsmål om fortolkning", "Question on interpretation"),
}
