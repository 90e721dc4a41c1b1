"""What to know of a subject before a contact: whom the dossier is about, and what is linked to it."""
