"""The rule language and exact reasoning over unknown facts. Knows no medicine, no country, no web."""
