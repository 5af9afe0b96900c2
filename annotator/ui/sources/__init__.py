"""The sources of a project: who they are, all they said, and which of them are one."""
