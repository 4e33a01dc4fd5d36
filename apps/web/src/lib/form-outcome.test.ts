import { describe, expect, test } from 'vitest';
import { formActionIn, outcomeFor, valuesOf } from './form-outcome.ts';

test.each(
  Object.entries({
    '': 'default',
    '?next=/admin': 'default',
    '?/revert': 'revert',
    '/posts?/create': 'create',
    '?tab=danger&/delete': 'delete',
    '?/updateComment&edit=cmt_1#cmt_1': 'updateComment',
  }),
)('the form action of %j is %s', (url, name) => {
  expect(formActionIn(url)).toBe(name);
});

test('an outcome belongs to the form with its action and its fields', () => {
  const outcome = { action: 'revert', values: { id: 'aud_1', note: 'x' }, errors: {} };
  expect(outcomeFor(outcome, '?/revert')).toBe(outcome);
  expect(outcomeFor(outcome, '?tab=activity&/revert', { id: 'aud_1' })).toBe(outcome);
  expect(outcomeFor(outcome, '?/revert', { id: 'aud_2' })).toBeUndefined();
  expect(outcomeFor(outcome, '?/delete')).toBeUndefined();
  expect(outcomeFor(null, '?/revert')).toBeUndefined();
});

describe('the fields hold', () => {
  const served = { username: 'ada', ifMatch: '1' };
  const sent = { action: 'default', values: { username: 'A B', ifMatch: '0' }, errors: {} };

  test('what the page says, before anything was sent', () => {
    expect(valuesOf(served, undefined)).toEqual(served);
  });

  test('what was sent, while something is wrong', () => {
    expect(valuesOf(served, sent)).toEqual(sent.values);
  });

  test('what the page reads again, once it is saved', () => {
    const result = { tone: 'success' as const, text: 'Saved.' };
    const values = { ...sent.values, remember: 'on' };
    expect(valuesOf(served, { ...sent, values, result })).toEqual({ ...served, remember: 'on' });
  });
});
