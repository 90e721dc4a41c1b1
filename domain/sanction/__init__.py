"""A sanction or measure that follows one or more incidents. Its full life (hearing, review, end) comes in part 2."""
