import type { AuditEvent } from '@rolecall/client';
import { sentenceOfEvent } from '@rolecall/schemas/audit-sentences';
import { plainText } from './plain-text.ts';

/** An audit event in one line: when, what, and what changed. */
export function eventLine(event: AuditEvent): string {
  const { at, before, after } = event;
  const changes = Object.entries({ ...before, ...after }).map(([field]) => {
    const [from, to] = [before?.[field], after?.[field]];
    return `${field}: ${[from, to].filter((value) => value !== undefined).join(' → ')}`;
  });
  return plainText([at, sentenceOfEvent(event), changes.join(', ')].join('  ').trimEnd());
}
