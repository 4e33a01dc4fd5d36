// Preloaded by a test: a program that reads anything of OpenTelemetry ends there, except its API,
// which the metrics read.
Bun.plugin({
  name: 'refuse OpenTelemetry',
  setup: (build) => {
    build.onLoad({ filter: /node_modules\/@opentelemetry\/(?!api\/)/ }, ({ path }) => {
      throw new Error(`${path} was read.`);
    });
  },
});
