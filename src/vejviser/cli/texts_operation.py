"""The words of `serve`, `worker`, `backup` and `restore`, in Danish and English."""

from __future__ import annotations

from vejviser.handbook.entries import Text

OPERATION: dict[str, Text] = {
    "serve.help": Text(
        "Vis det hele i browseren; data ligger i mappen, du står i (se docs/operation.md).",
        "Show it all in the browser; data lies in the folder that you stand in (see docs/operation.md).",
    ),
    "worker.help": Text(
        "Udfør det lange arbejde, der venter; serve starter selv én.",
        "Do the long work that waits; serve starts one by itself.",
    ),
    "backup.help": Text(
        "Tag en sikkerhedskopi af alt indtastet til FILE, også mens serve kører.",
        "Back up all that was put in to FILE, also while serve runs.",
    ),
    "restore.help": Text(
        "Læg sikkerhedskopien i FILE tilbage i en tom database.",
        "Put the backup in FILE back into an empty database.",
    ),
    "option.host": Text(
        "Adressen, der lyttes på; 0.0.0.0 er alle (se docs/operation.md).",
        "The address to listen on; 0.0.0.0 is all (see docs/operation.md).",
    ),
    "option.port": Text("Porten; 0 vælger en ledig.", "The port; 0 chooses a free one."),
    "option.servers": Text(
        "Antal processer, der svarer (ellers 2, eller 1 på én kerne).",
        "Processes that answer (else 2, or 1 on a single core).",
    ),
    "option.no_worker": Text("Start ingen proces til langt arbejde.", "Start no process for long work."),
    "option.force_restore": Text(
        "Erstat alt, hvad der er i databasen.", "Replace all that is in the database."
    ),
    "serve.address": Text(
        "Vejviser kører: {address} (på engelsk: {address}en/)",
        "Vejviser runs: {address}en/ (in Danish: {address})",
    ),
    "serve.data": Text("Data ligger i {place}", "Data lies in {place}"),
    "serve.end": Text("Stop med Ctrl+C", "Stop with Ctrl+C"),
    "serve.hosts": Text(
        "Andre maskiner får først svar, når VEJVISER_HOSTS nævner de navne, de bruger (docs/operation.md)",
        "Other machines get answers once VEJVISER_HOSTS lists the names that they use (docs/operation.md)",
    ),
    "worker.runs": Text("Klar til langt arbejde; stop med Ctrl+C", "Ready for long work; stop with Ctrl+C"),
    "backup.made": Text(
        "{projects} projekter med {changes} ændringer og {people} brugere er gemt i {path}",
        "{projects} projects with {changes} changes and {people} users are saved in {path}",
    ),
    "restore.made": Text(
        "{projects} projekter med {changes} ændringer og {people} brugere er lagt tilbage fra {path}",
        "{projects} projects with {changes} changes and {people} users are put back from {path}",
    ),
}
