"""YAML to RulePack. `load` is the door; it imports YAML and pydantic only where no cached pack serves."""
