"""SQLite: schema, migrations, queries."""
