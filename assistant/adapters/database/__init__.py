"""The consultation database and the rows of the conversation store: tables, repositories, migrations."""
