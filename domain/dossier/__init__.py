"""A dossier: all that is known of one subject, a person, an organisation or an address."""
