"""The shipped examples in English: what each is called, what it is about, and what the product is for.

The project files are Danish, as the projects they are modelled on; the answers are the same in both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class English:
    """The words of one example."""

    name: str
    about: str
    purpose: str = ""


ENGLISH: dict[str, English] = {
    "brain-mri-triage": English(
        "AI triage of brain MRI",
        "Software sorts MR scans of the brain so that urgent ones are read first. Not yet CE-marked.",
        "Finds signs of bleeding, clots and tumours on MR scans of the brain and moves the scan up the list.",
    ),
    "cardiac-arrest-calls": English(
        "Cardiac arrest in emergency calls",
        "Software listens to 1-1-2 calls and warns when cardiac arrest is described. AI Act, Annex III.",
        "Recognises cardiac arrest in emergency calls so that the health professional can send help sooner.",
    ),
    "closed-loop-oxygen": English(
        "Automatic oxygen control",
        "A device measures oxygen saturation and sets the oxygen flow itself. Fixed rules, no AI.",
        "Keeps oxygen saturation within the doctor's limits by measuring and setting the flow of oxygen.",
    ),
    "cognitive-therapy-app": English(
        "App with cognitive therapy",
        "An app with cognitive behavioural therapy for mild depression that the patient uses at home.",
        "Treats mild depression in adults with cognitive behavioural exercises and suggests the next one.",
    ),
    "consultation-scribe": English(
        "Scribe for the consultation",
        "A language model listens and drafts the record. Whether it is a medical device is contested.",
        "Drafts a record note from the talk between doctor and patient; the doctor corrects and approves it.",
    ),
    "digital-pathology": English(
        "Digital pathology of the prostate",
        "Software finds and grades cancer in digital tissue slides. An in vitro diagnostic device.",
        "Finds and grades cancer in digital slides of prostate biopsies in support of the pathologist.",
    ),
    "fracture-detection": English(
        "Fracture detection on X-rays",
        "CE-marked software marks fractures on X-rays in the emergency department, bought by a region.",
        "Marks possible fractures on X-rays of arms and legs so that the doctor on duty overlooks fewer.",
    ),
    "in-house-algorithm": English(
        "Own algorithm for fluid balance",
        "A hospital made an algorithm that warns of fluid overload, and uses it only in its own region.",
    ),
    "mammography-reader": English(
        "Breast screening with AI",
        "CE-marked software reads mammograms in the national screening and replaces one of two doctors.",
    ),
    "record-risk-score": English(
        "Risk score from the record",
        "A score for the risk of acute readmission from notes and laboratory results.",
    ),
    "retrospective-research": English(
        "Brittle bones on old CT scans",
        "Research on existing images alone. No product, and no patients are called in.",
    ),
    "sepsis-decision-support": English(
        "Choice of antibiotics in sepsis",
        "Decision support for antibiotics in suspected sepsis, self-declared under the old directive.",
    ),
}
