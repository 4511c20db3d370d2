"""Shallow syntax: sentences, tokens, tags, chunks, clauses and the names in them."""
