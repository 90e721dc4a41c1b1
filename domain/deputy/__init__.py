"""Deputies: who does somebody's tasks for a period. Why somebody is away is nobody's business and is not recorded."""
