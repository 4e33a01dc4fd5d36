import type { AuditEvent } from '@rolecall/client';
import { sentenceOfEvent } from '@rolecall/schemas/audit-sentences';
import { plainText } from './plain-text.ts';
import { statusWord } from './status-word.ts';

/** An audit event in one line: when, what, and what changed. */
export function eventLine(event: AuditEvent): string {
  const { at, before, after } = event;
  const changes = Object.entries({ ...before, ...after }).map(([field]) => {
    const values = [before?.[field], after?.[field]].filter((value) => value !== undefined);
    const words = field === 'status' ? values.map((value) => statusWord(String(value))) : values;
    return `${field}: ${words.join(' → ')}`;
  });
  return plainText([at, sentenceOfEvent(event), changes.join(', ')].join('  ').trimEnd());
}
