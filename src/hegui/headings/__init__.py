"""Headings: which sections a rule means when it names them by title, and what stands under them.

words         words made alike
titles        does a heading answer a demand
shortcomings  does a clause name shortcomings, or tell what was done to them
commonplace   headings in common words, whatever they are
contents      what stands under a heading: characters, items, nothing at all
causes        words that lead in to the causes of shortcomings
statements    what running text states that has no heading of its own
telling       what prose plainly tells, under any heading or none
admissions    paragraphs that own up to shortcomings in words of their own
followers      sections that follow others
typing_errors  headings that miss a title by one character
"""

from hegui.headings.titles import answers, are_trouble, asked, titled
from hegui.headings.words import mentions

__all__ = ["answers", "are_trouble", "asked", "mentions", "titled"]
