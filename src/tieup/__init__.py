"""Reads news articles about electric-vehicle alliances and prints a briefing in which every statement has its sentence.

The way through the package, in the order of the data: ``sources``, ``cleaning``, ``sentences``, ``mentions``,
``figures``, ``coding``, ``resolution`` (their order is ``pipeline``), ``tables``, ``compare``, ``charts``,
``briefing``, ``run``. Nothing is imported here, so that whoever reads text does not load what draws charts.
"""
