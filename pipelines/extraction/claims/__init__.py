"""Claims: which numbers measure something, what they measure, of whom, when, and who says so; `build.find_claims` is the entrance."""
