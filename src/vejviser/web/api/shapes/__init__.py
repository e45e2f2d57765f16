"""The shapes of what comes in and goes out, one module a subject; the interface's contract stands here."""
