"""Search for names in memory, as people type them."""

from api.name_search.index import Hit, NameIndex
from api.name_search.normalise import NormalName, normalise

__all__ = ["Hit", "NameIndex", "NormalName", "normalise"]
