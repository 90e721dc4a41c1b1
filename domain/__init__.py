"""What PAR is about. Pure: events, the states they add up to, and the rules that decide them.

No clock, no chance, no input or output: time, ids and sealed values come in from the edge.
"""
