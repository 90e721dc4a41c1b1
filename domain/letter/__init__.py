"""Letters to a perpetrator, made from recorded facts, and the texts they are made from."""
