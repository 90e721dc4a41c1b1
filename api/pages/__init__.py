"""The screens: plain HTML from the server, in Dutch, without JavaScript.

`routes` gives them to the site. They catch every address that the routes before them do not, so they come last.
"""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Mount

from api.pages.app import PagesApp
from api.register import Register


def routes(register: Register) -> Sequence[BaseRoute]:
    """All pages of this register, and what they load."""
    return (Mount("/", app=PagesApp(register)),)
