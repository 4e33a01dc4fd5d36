import type { Env } from '../env.ts';
import { tracesEndpoint } from '../tracing/traces-endpoint.ts';
import { type Finding, messageOf, ok, warning } from './finding.ts';

const TIMEOUT_MS = 5_000;
/** What says that the headers, and not the URL, are wrong. */
const DENIED = [401, 403];

/** Whether the collector takes traces, where they are sent to one: it is sent none, as OTLP allows. */
export async function checkCollector(env: Env): Promise<Finding[]> {
  const endpoint = tracesEndpoint(env);
  if (endpoint === undefined) return [];
  const { origin } = new URL(endpoint);
  try {
    const { ok: isTaken, status } = await fetch(endpoint, {
      method: 'POST',
      headers: { ...env.otlpHeaders, 'content-type': 'application/json' },
      body: '{"resourceSpans":[]}',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (isTaken) return [ok('traces', `Traces are sent to ${origin}.`)];
    const wrong = DENIED.includes(status) ? 'OTEL_EXPORTER_OTLP_HEADERS' : 'the path of the URL';
    const says = `The collector at ${origin} returned ${status}, and takes no traces.`;
    return [warning('traces', says, `Check ${wrong}.`)];
  } catch (error) {
    const says = `The collector at ${origin} can’t be reached: ${messageOf(error)}`;
    const fix = 'Check OTEL_EXPORTER_OTLP_ENDPOINT, and that the collector takes OTLP over HTTP.';
    return [warning('traces', says, fix)];
  }
}
