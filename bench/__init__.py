"""Speed, measured side by side in one run: ours, the stock library, raw psycopg. `par bench WHAT`."""
