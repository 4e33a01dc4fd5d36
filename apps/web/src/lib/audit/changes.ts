import type { AuditEvent } from '@rolecall/schemas/audit';
import { isUserField, USER_FIELDS } from '@rolecall/schemas/user-fields';
import { asWords } from '../as-words.ts';
import { formatDateTime } from '../format.ts';
import { roleLabels, sessionKindLabels, statusLabels } from '../texts/users/labels.ts';
import { FAILED_SIGN_IN_REASONS } from './failed-sign-in-reasons.ts';
import procedureLabels from './procedure-labels.json';

/** One thing an event changed; without a `from`, one thing it says of itself. */
type Change = { label: string; from?: string; to?: string };

type Value = string | number | boolean | null | undefined;

const LABELS: Record<string, string> = {
  invited: 'Invited by email',
  mailed: 'Email sent',
  kind: 'Client',
  ended: 'Signed out',
  ips: 'IPs',
  procedure: 'Tried to',
  code: 'Reason',
};

const REFUSALS: Record<string, string> = {
  FORBIDDEN: 'not permitted',
  LAST_ADMIN: 'the last active administrator',
  SELF_TARGET: 'their own account',
};
const VALUES: Record<string, Record<string, string>> = {
  role: roleLabels,
  status: statusLabels,
  reason: FAILED_SIGN_IN_REASONS,
  code: REFUSALS,
  procedure: procedureLabels,
  kind: sessionKindLabels,
  ended: { another: 'another session', others: 'all other sessions', all: 'all sessions' },
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
  return LABELS[name] ?? asWords(name);
}

function readable(name: string, value: Value, zone: string): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value);
  if (DATE.test(text)) return formatDateTime(text, zone);
  return VALUES[name]?.[text] ?? text;
}
