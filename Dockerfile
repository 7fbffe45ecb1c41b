# Node 24 is the active LTS release line. Pin it by digest where your policy asks for that.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY commands commands
COPY src src
RUN npm run build

FROM node:24-slim AS modules
WORKDIR /modules
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=modules /modules/node_modules node_modules
COPY --from=build /build/dist dist
# "type": "module", without which Node reads dist/ as CommonJS.
COPY package.json LICENSE ./
# Mount the configuration read-only at /app/rootkeeper.yml; tokens come from the environment only.
USER node
# /healthz listens on the container's loopback, where this command runs too. Change its port by the environment
# (ROOTKEEPER_HEALTH_PORT), so that both know it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ROOTKEEPER_HEALTH_PORT || 8080}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm, so that SIGTERM reaches the app.
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=100", "dist/src/main.js"]
