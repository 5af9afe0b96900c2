"""The window. Widgets ask, the workspace does, the store keeps, `changed` tells."""
