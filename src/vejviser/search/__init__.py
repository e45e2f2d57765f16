"""One box over everything Vejviser knows, in Danish and English; the same hits from SQLite and PostgreSQL."""
