"""Sanctions one by one: what they rest on, how they stand, and which of them hold today."""
