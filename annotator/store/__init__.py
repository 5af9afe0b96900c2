"""The project file: peewee tables over SQLite, the journal, and one room per noun. The only SQL."""
