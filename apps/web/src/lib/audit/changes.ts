import type { AuditEvent } from '@rolecall/schemas/audit';
import { isUserField, USER_FIELDS } from '@rolecall/schemas/user-fields';
import { asWords } from '../as-words.ts';
import { formatDateTime } from '../format.ts';
import {
  changeLabels,
  changeValueTexts,
  denialLabels,
  endedLabels,
} from '../texts/audit/changes.ts';
import { failedSignInReasons } from '../texts/audit/failed-sign-in-reasons.ts';
import { mailStopReasons } from '../texts/mail/labels.ts';
import { roleLabels, sessionKindLabels, statusLabels } from '../texts/users/labels.ts';
import procedureLabels from './procedure-labels.json';

/** One thing an event changed; without a `from`, one thing it says of itself. */
type Change = { label: string; from?: string; to?: string };

type Value = string | number | boolean | null | undefined;

const VALUES: Record<string, Record<string, string>> = {
  role: roleLabels,
  status: statusLabels,
  reason: { ...failedSignInReasons, ...mailStopReasons },
  code: denialLabels,
  procedure: procedureLabels,
  kind: sessionKindLabels,
  ended: endedLabels,
};
const DATE = /^\d{4}-\d\d-\d\dT/;

/** What an event changed, for people to read. @param zone whose clock the times are by */
export function changesOf(
  { before, after }: Pick<AuditEvent, 'before' | 'after'>,
  zone: string,
): Change[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({
    label: labelOf(name),
    ...(before && name in before && { from: readable(name, before[name], zone) }),
    ...(after && name in after && { to: readable(name, after[name], zone) }),
  }));
}

function labelOf(name: string): string {
  if (isUserField(name)) return USER_FIELDS[name].label;
  return changeLabels[name] ?? asWords(name);
}

function readable(name: string, value: Value, zone: string): string {
  if (value === null || value === undefined || value === '') return changeValueTexts.empty;
  if (typeof value === 'boolean') return value ? changeValueTexts.yes : changeValueTexts.no;
  const text = String(value);
  if (DATE.test(text)) return formatDateTime(text, zone);
  return VALUES[name]?.[text] ?? text;
}
