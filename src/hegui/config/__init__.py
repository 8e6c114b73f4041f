"""Configuration: what a project has settled for its documents, in hegui.toml or in [tool.hegui] of pyproject.toml."""
