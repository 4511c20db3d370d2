"""Text in, facts out: quantities, time expressions, claims and events of one article.

Pure: nothing below this package reads a clock, the environment, a database or the orchestrator. The publication date, the alias
registry and the fiscal calendars are arguments. Offsets are half-open Unicode code points into the text that was given.
"""
