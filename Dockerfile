# syntax=docker/dockerfile:1
# Three images from one file: `migrate` brings a database up to date and ends; the last one serves.

FROM node:22-bookworm-slim AS packages
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund

FROM packages AS built
COPY . .
# The schema engine that stands in for the downloaded one, so that the build needs the package registry alone.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/app/prisma/engine/schema-engine.mjs
RUN npx prisma generate && npx next build
RUN cp -r .next/static .next/standalone/.next/static && mkdir -p public && cp -r public .next/standalone/public

# docker build --target migrate; run it once before each new version is served.
FROM built AS migrate
ENV PLUMBLINE_DATA_DIR=/tmp/plumbline
USER node
CMD ["node", "lib/run/begin.mjs", "migrate"]

FROM node:22-bookworm-slim AS serve
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HOST=0.0.0.0 HOSTNAME=0.0.0.0
COPY --from=built --chown=root:root /app/.next/standalone ./
# By their names /api/ready knows whether the database is up to date.
COPY --from=built --chown=root:root /app/prisma/migrations ./prisma/migrations
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
