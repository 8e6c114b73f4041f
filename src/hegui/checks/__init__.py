"""The kinds of check, one file each. `kinds` lists them; nothing here imports it, so a run loads only what it needs."""
