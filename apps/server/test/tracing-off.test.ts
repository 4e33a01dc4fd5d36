import { fileURLToPath } from 'node:url';
import { MAIN, startProcess } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterAll, expect, it } from 'vitest';

const { folder, remove } = temporaryFolder('tracing-off');
afterAll(remove);
const REFUSE = fileURLToPath(new URL('refuse-opentelemetry.ts', import.meta.url));
const WITHOUT = [process.execPath, '--no-env-file', '--preload', REFUSE, MAIN];
const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:9';

it.each([
  ['no endpoint', {}],
  ['tracing disabled', { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' }],
])('with %s nothing of OpenTelemetry is read', async (_what, variables) => {
  const { child, ended, printed } = startProcess(folder, variables, [], WITHOUT);
  const url = await printed(/http:\/\/localhost:\d+/);
  expect((await fetch(`${url}/.well-known/jwks.json`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('with an endpoint it is', async () => {
  const { ended, output } = startProcess(folder, { OTEL_EXPORTER_OTLP_ENDPOINT }, [], WITHOUT);
  expect(await ended).not.toBe(0);
  expect(output()).toMatch(/@opentelemetry\/\S+ was read/);
});
