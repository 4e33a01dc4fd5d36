# syntax=docker/dockerfile:1
FROM oven/bun:1.4.5-slim AS build
WORKDIR /app
COPY . .
# `bun run rehearse` takes the same step.
RUN --mount=type=cache,target=/root/.bun/install/cache bun tooling/scripts/package.ts /rolecall

FROM debian:trixie-slim
RUN useradd --system --uid 10001 rolecall && install --directory --owner=rolecall /data
COPY --from=build /rolecall /usr/local/bin/rolecall
USER rolecall
WORKDIR /data
ENV NODE_ENV=production PORT=3000 DATABASE_URL=file:/data/rolecall.db
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["rolecall", "health"]
# Not through a shell, so that SIGTERM reaches the server.
CMD ["rolecall"]
