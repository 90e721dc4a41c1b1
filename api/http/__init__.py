"""The web ground under `/v1`: what every route gets without asking.

`app.make_api` and `app.make_site` tie it together; a route is written with `route.make_router`, `json_body.StrictBody`,
`fields` and `models`. Nothing in here knows incidents or dossiers.
"""
