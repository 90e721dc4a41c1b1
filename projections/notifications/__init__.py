"""What there is to mail about, and which mails went where."""
