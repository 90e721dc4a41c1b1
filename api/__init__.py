"""Every way in: the JSON API, the pages and the command line.

Here text is sealed on the way in and opened on the way out.
"""
