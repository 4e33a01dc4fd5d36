import { counted, formatNumber } from '@rolecall/schemas/counted';

const users = (count: number) => counted(count, 'user');
const n = formatNumber;

/** What a bulk action would do, before it is confirmed. */
export const bulkPreviewTexts = {
  checking: (count: number) => `Checking ${users(count)}…`,
  nothing: 'No users to change',
  admins: (count: number) => `${n(count)} of them ${count === 1 ? 'is an admin' : 'are admins'}.`,
  self: 'Your own account won’t change.',
  gone: (count: number) => `${users(count)} no longer exist${count === 1 ? 's' : ''}.`,
  refused: (count: number, why: string) => `${users(count)}: ${why}`,
  sessions: (count: number) => `${counted(count, 'session')} will end.`,
  email: (count: number) => `Email ${users(count)} about it`,
};
