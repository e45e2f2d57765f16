"""Following: a step, topic, actor, reading, law in the making or project, with digests and feeds."""
