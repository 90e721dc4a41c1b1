"""The markers of dossiers, with every decision on them."""
