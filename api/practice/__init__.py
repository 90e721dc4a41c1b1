"""The practice register: made-up people and incidents, so that anyone can try PAR without a real name in it."""
