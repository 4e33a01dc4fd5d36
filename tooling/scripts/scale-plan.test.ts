import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ASSUMPTIONS, plan } from './scale-plan.ts';

it('needs more nodes and databases for more people, never fewer than two nodes', () => {
  const plans = [1, 1e6, 1e7, 1e8].map((people) => plan(people, ASSUMPTIONS));
  expect(plans[0]).toMatchObject({ nodes: 2, databases: 1 });
  const nodes = plans.map((one) => one.nodes);
  expect(nodes).toEqual(nodes.toSorted((one, other) => one - other));
});

it('is what docs/scale.md says', () => {
  const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
  for (const people of [1e6, 1e7, 1e8]) {
    const figures = Object.values(plan(people, ASSUMPTIONS)).map((n) => n.toLocaleString('en-US'));
    expect(page).toContain(`| ${figures.join(' | ')} |`);
  }
});
