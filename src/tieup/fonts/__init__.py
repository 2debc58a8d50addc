"""The typefaces of briefing and charts, so that a page looks the same on every machine.

Public Sans is for what the briefing says, Newsreader for headlines and for what articles say. Both are under the SIL
Open Font License; `cut` says how they were made.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
SANS = "Public Sans"  # regular, italic, semibold (600)
SERIF = "Newsreader"  # regular and italic for quotations, semibold (600) for headlines
