"""Marketledger: articles and market tables in, a warehouse of market facts with their evidence out."""

__version__ = "0.1.0"
