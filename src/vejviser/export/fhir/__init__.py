"""FHIR R4: the facts as a Questionnaire, a project's answers as a QuestionnaireResponse, and back."""
