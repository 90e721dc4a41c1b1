"""The damage of an incident: what it cost, what came back, and by which route it is claimed."""
