"""What the partners' slides of 2022 hold, typed from the slides with their scanning errors mended."""

from __future__ import annotations

ORGANISATIONS = """
Behandlingsrådet|Bornholms Erhvervsfond|CAI-X|CO-PI|Danish Life Science Cluster|Dansk Industri|Danske Regioner|DCCC|
Digitaliseringsstyrelsen|DTU|Erhvervsakademi Aarhus|Erhvervsministeriet|Etisk Råd|Health Tech Hub Copenhagen|IDA|
Kommunernes Landsforening|Nationalt Center for Etik|Norddanmarks EU-kontor|Region Hovedstaden|Region Midtjylland|
Region Nordjylland|Region Sjælland|Region Syddanmark|RUC|sundhed.dk|Sundhedsdatastyrelsen|Sundhedsministeriet|
Udenrigsministeriet|Vestre Viken HF|AAU"""
COMPANIES = """
A Smile For Kids|Accelerace|Alexandra Instituttet|Ars Salus Lægeklinik|Atrium|Bech-Bruun|BR Consult|Capio|Centaflow|
Cerebriu|Chamaj|Corti|Danish Data Science Academy|Dansk Standard|DAP|Data Ethics|DataFair|DigitalLead|
Din Sundhedsguide|Enversion|EvoplexusMedics|GS1|HejDoktor.dk|Holstat Consulting|Høngaard Consulting|Human Bytes|
Impledo|Innovationsfonden|Intubio|IQVIA|Kilde Automation A/S|LEO Fonden|Mandag Morgen|MedCom|MilesAhead|
Nordic Health Care Group|Novo Nordisk A/S|Novo Nordisk Fonden|O2matic|OMHU|Omilon|Osaia Health|PeerCraft|
PeopleVentures|Pila Pharma|PinkPastinak|Probatus|Qmed|QuoromConsulting|Radiobotics|Roche A/S|Roche Diagnostics|
Sanofi|SAS Institute|Siemens Healthineers|Smart-Trial|Systematic|Ticra|Treat Systems|Venzo|Vipergen ApS|Visikon"""
SPEAKERS = {
    "Workshop 1": "Bjarne Steen Dahler-Eriksen|Quinnie Terttu Stolt Rautalammi|Robert Lauritzen|Tina Juul",
    "Workshop 2": "Mads Lause Mogensen|Páll Jóhannesson|Brian Hedegaard|Jacob Høy Berthelsen|Charlotte Trap-Kinberg|"
    "Søren Jakobsen",
    "Workshop 3": "Søren Hasselman|Ricco Dyhr|Lars Dahl Allerup|Frederik Baastrup|Kenneth Forsstrøm Jensen|"
    "Søren Hofmeister|Farzad Saber|Ole Bech Lykkebo",
    "Konferencen": "Ole Kæseler Andersen|Bjarne Steen Dahler-Eriksen|Tina Juul|Diana Arsovic Nielsen|Martin Vesterby|"
    "Bjørn Anton Graff|Lars Dahl Allerup|Henning Langberg|Jane Bjerregaard Rasmussen|Ulrik Nicolai de Lichtenberg",
}
FILM = {
    "Ole Kæseler Andersen": "00:00:04", "Bjarne Steen Dahler-Eriksen": "00:12:28", "Tina Juul": "00:20:42",
    "Diana Arsovic Nielsen": "00:35:45", "Martin Vesterby": "00:40:25", "Bjørn Anton Graff": "01:42:30",
    "Lars Dahl Allerup": "02:10:08", "Henning Langberg": "02:19:28", "Jane Bjerregaard Rasmussen": "02:31:30",
    "Ulrik Nicolai de Lichtenberg": "02:35:44",
}  # fmt: skip
PARTNERS = {
    "Akademiet for de Tekniske Videnskaber": ("Lia Leffland", "atv.dk"),
    "Syddansk Sundhedsinnovation": ("Morten Sønderskov Frydensberg", "syddansksundhedsinnovation.dk"),
    "FIERS": ("Susanne Eiler", "fiers.dk"),
    "Idéklinikken": ("Simon Bruun, Ida Groth Jakobsen", "ideklinikken.rn.dk"),
    "Trial Nation": ("Louise Hansen", "trialnation.dk"),
}
PURPOSES = {
    "da": ("tydeligere vej", "kliniske forsøg", "generisk viden", "på tværs af Danmark", "best practices"),
    "en": ("clearer way", "clinical trials", "generic knowledge", "across Denmark", "best practices"),
}
PROCESS = {
    "da": ("jura og dataadgang", "Fra projekt til produkt", "Implementering og skalering", "Forankring af ny viden", "Rapport", "Nye samarbejder"),
    "en": ("law and data access", "From project to product", "Implementation and scaling", "Anchoring of new knowledge", "Report", "New collaborations"),
}  # fmt: skip
OBSERVATIONS = {
    "da": ("ildsjæle", "generiske aftaler", "dataejerskab, datakilder", "(gode og dårlige)", "nuværende udbud", "fælles »why?«", "skåltaler"),
    "en": ("enthusiasts", "Generic agreements", "data ownership, sources", "(good and bad)", "present tenders", "common “why?”", "political speeches"),
}  # fmt: skip
BARRIERS = {
    "da": ("Kompleksiteten i det juridiske", "adgang til data", "Silotænkning", "nye forretningsmodeller", "Public steal", "For få læringer", "produktorienterede"),
    "en": ("The legal complexity", "access to data", "Silo thinking", "new business models", "Public steal", "Too few lessons", "oriented towards products"),
}  # fmt: skip
RECOMMENDATIONS = {
    "da": ("innovative indkøb", "dybe tallerken", "samskabelse", "Én indgang til sundhedsdata er for snævert", "juridiske arbejdsgruppe for sundhedsforskning", "henvise til hinanden"),
    "en": ("innovative purchase", "reinvent the wheel", "co-creation", "One entrance to health data is too narrow", "legal working group for health research", "referring to each other"),
}  # fmt: skip
MISSPELT = (
    "Hongaard",
    "Hgy",
    "Sgren",
    "Seren",
    "COPI",
    "Sundhedsquide",
    "Leegeklinik",
    "02Matic",
    "Etisk Rad ",
    "Arhus ",
    "Dahler-Eriksen,,",
    "Stratetic",
    "MandagMorgen",
    "Pall ",
)


def names(lines: str) -> list[str]:
    return [name.strip() for name in lines.strip().replace("\n", "").split("|")]
