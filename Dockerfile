# syntax=docker/dockerfile:1
# Two images from one file: `migrate` has the sources and every package, and brings a database up to
# date, backs it up or restores it; `serve`, the last, has the built server and Node.js alone.

# One place to raise with each security release of Node.js.
FROM node:22.23.2-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund

FROM packages AS built
COPY . .
# The schema engine that stands in for the downloaded one, so that the build needs the package registry alone.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/app/prisma/engine/schema-engine.mjs
RUN npx prisma generate \
  && npx next build \
  && cp -r .next/static .next/standalone/.next/static \
  && mkdir -p public .next/standalone/.next/cache \
  && cp -r public .next/standalone/public

# docker build --target migrate; run it once before each new version is served.
FROM built AS migrate
ENV PLUMBLINE_DATA_DIR=/tmp/plumbline
# A new volume takes over who owns the folder that it is mounted on.
RUN install -d -o node -g node -m 0700 /backups /record
USER node
CMD ["node", "lib/run/begin.mjs", "migrate"]

FROM base AS serve
# What installs packages has nothing to do in a server.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx \
  /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-*
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 HOSTNAME=0.0.0.0
COPY --from=built --chown=root:root /app/.next/standalone ./
# By their names /api/ready knows whether the database is up to date.
COPY --from=built --chown=root:root /app/prisma/migrations ./prisma/migrations
# Whichever of the two images a new volume is mounted on first, the backup can write to it.
RUN install -d -o node -g node -m 0700 /record
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
