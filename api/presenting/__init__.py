"""From what the views hold to what a person reads: sealed values opened, at the screen and nowhere before.

The JSON API, the command line and the pages all show what these functions give. Each takes the open register and
answers with an output model, or with None for what is not there.
"""
