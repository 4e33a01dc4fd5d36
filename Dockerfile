# syntax=docker/dockerfile:1
FROM oven/bun:1.4.5-slim AS base
ENV TURBO_TELEMETRY_DISABLED=1 TURBO_NO_UPDATE_NOTIFIER=1
WORKDIR /app

# Two cuts of the tree: what it takes to build the pages, and what the server needs to run.
FROM base AS prune
COPY . .
RUN bun x --bun turbo@2.11.11 prune @rolecall/server @rolecall/web --docker --out-dir /build-tree \
 && bun x --bun turbo@2.11.11 prune @rolecall/server --docker --out-dir /run-tree

FROM base AS build
COPY --from=prune /build-tree/json/ ./
RUN bun install --frozen-lockfile
COPY --from=prune /build-tree/full/ ./
RUN bun x --bun turbo run build --filter=@rolecall/web

FROM base AS run
COPY --from=prune /run-tree/json/ ./
RUN bun install --frozen-lockfile --production
COPY --from=prune /run-tree/full/ ./
# It says where the sources of the client are, which the command line uses.
COPY tsconfig.json ./
COPY --from=build /app/apps/web/build/ apps/web/build/
RUN mkdir /data && chown bun:bun /data
USER bun
ENV NODE_ENV=production PORT=3000 DATABASE_URL=file:/data/rolecall.db
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["bun", "-e", "const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT}/livez`); process.exit(ok ? 0 : 1)"]
# Not through a shell, so that SIGTERM reaches Bun.
CMD ["bun", "apps/server/src/main.ts"]
