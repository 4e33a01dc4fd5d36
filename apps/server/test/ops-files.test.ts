import { readFileSync } from 'node:fs';
import { newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { expect, it } from 'vitest';

const OPS = new URL('../../../docs/ops/', import.meta.url);

/** Every metric that an expression of Prometheus' query language names. */
const metricsIn = (text: string) =>
  new Set(text.match(/\b(?:rolecall|http|process|nodejs)_[a-z0-9_]+/g));

it.each(['grafana-dashboard.json', 'alerts.yml'])(
  'every metric that docs/ops/%s asks for is in /metrics',
  async (file) => {
    const server = await startTestServer();
    await newUser(server);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    await server.stop();
    const there = new Set(
      [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name, type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    );
    const asked = metricsIn(readFileSync(new URL(file, OPS), 'utf8'));
    expect(asked.size).toBeGreaterThan(8);
    expect([...asked].filter((name) => !there.has(name))).toEqual([]);
  },
);
