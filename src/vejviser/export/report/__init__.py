"""What the report says, as plain values in one language: items, lines and links. No format here."""
