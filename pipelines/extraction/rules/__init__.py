"""Rules as readable units: each with the text it finds and the look-alike it ignores, both run as tests."""
