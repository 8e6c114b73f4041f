"""The version of hegui."""

__version__ = "0.1.0"
