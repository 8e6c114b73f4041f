"""What named persons answer for: waivers (豁免) of findings, and attestations, the answers to questions that only a
person can answer. Both are files beside the documents, and both are read as strictly as packs."""

WAIVERS, ATTESTATIONS = "hegui-waivers.yaml", "hegui-attestations.yaml"
"""The names under which they are looked for."""
