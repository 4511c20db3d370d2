"""The commands of `marketledger`, a module per family; cli.py puts them together."""
