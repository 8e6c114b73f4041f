"""Word files written to: comments and a checklist in a copy, and replacements as tracked changes."""
