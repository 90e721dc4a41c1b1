"""Mail that says no more than that there is something to do: the port, and the one way there is, SMTP."""
