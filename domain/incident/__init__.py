"""An incident of aggression, as reported, and what became known about it later.

Read `events` for what can happen, `state` for what they add up to, `decisions` for the rules,
`treatment` for those about its life from report to closure.
"""
