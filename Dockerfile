# syntax=docker/dockerfile:1

# Production dependencies alone, installed from the lock file.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

# The process in a few files: several hundred small ones would take longer to load than all else at a start.
FROM node:24-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY rolldown.config.ts ./
COPY src ./src
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production \
    DATABASE_PATH=/data/signalbox.db \
    HEALTH_PORT=8787 \
    NODE_COMPILE_CACHE=/tmp/compile-cache
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY drizzle ./drizzle
COPY examples ./examples
COPY src ./src
COPY --from=bundle /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HEALTH_PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "dist/main.js"]
