"""Two rounds of a draft: what the second report says that the first did not.

`reading` reads reports back, `matching` finds out which document became which, `changes` compares them, and the rest
shows what came of it.
"""
