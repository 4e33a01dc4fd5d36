import type { Env } from '../env.ts';
import { tracesEndpoint } from '../tracing/traces-endpoint.ts';
import { type Finding, messageOf, ok, warning } from './finding.ts';

const TIMEOUT_MS = 5_000;
/** What says that the headers are wrong. */
const DENIED = [401, 403];
/** What says, as a redirect does, that the collector takes traces at another path. */
const ELSEWHERE = [404, 405, 410];

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
    const says = `The collector at ${origin} returned ${status}, and takes no traces.`;
    return [warning('traces', says, adviceOn(status, variableOf(env)))];
  } catch (error) {
    const says = `The collector at ${origin} can’t be reached: ${messageOf(error)}`;
    const fix = `Check ${variableOf(env)}, and that the collector takes OTLP over HTTP.`;
    return [warning('traces', says, fix)];
  }
}

/** The setting that the URL is from. */
const variableOf = ({ otlpTracesEndpoint }: Env) =>
  otlpTracesEndpoint === undefined
    ? 'OTEL_EXPORTER_OTLP_ENDPOINT'
    : 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';

function adviceOn(status: number, variable: string): string {
  if (DENIED.includes(status)) return 'Check OTEL_EXPORTER_OTLP_HEADERS.';
  const isElsewhere = status < 400 || ELSEWHERE.includes(status);
  return isElsewhere ? `Check the path in ${variable}.` : 'Check the log of the collector.';
}
