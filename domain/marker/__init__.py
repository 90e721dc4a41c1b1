"""The markers of a dossier: warnings with an end date, each with advice for who has to deal with the subject."""
