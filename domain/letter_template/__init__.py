"""The texts that an organisation writes its letters with."""
