"""Findings that were known when a team began (基线): they are waived, and only new ones fail.

`names` says what a finding is known by, `known` reads the file, `applied` lifts what is in it from each judged document,
`update` writes it.
"""
