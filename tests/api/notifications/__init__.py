"""Notifications: the mail, and the way out."""
