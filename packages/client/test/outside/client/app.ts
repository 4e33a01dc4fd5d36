// A program that has nothing but the package: fifteen calls, and what must not compile.
import {
  createRolecall,
  isCode,
  RolecallError,
  type RolecallStorage,
  type User,
} from '@rolecall/client';
import { createRolecallKit } from '@rolecall/client/sveltekit';
import {
  createVerifier,
  identityOf,
  requirePermission,
  requireRole,
} from '@rolecall/client/verify';

declare const localStorage: RolecallStorage;

const rolecall = createRolecall({ url: 'https://id.example.com', storage: localStorage });
const { api } = rolecall;

export async function calls(signal: AbortSignal): Promise<string[]> {
  const { user, tokens } = await rolecall.login({ email: 'ada@example.com', password: 'secret' });
  const registered = await rolecall.register({ email: 'bob@example.com', password: 'secret' });
  const isIn = 'tokens' in registered ? registered.user.id : registered.status;
  const me: User = await api.user.me.query(undefined, { signal, timeoutMs: 1_000 });
  const role: 'admin' | 'user' = me.role;
  const { message } = await api.user.dashboard.query();
  const renamed = await api.user.updateProfile.mutate({ firstName: 'Ada' });
  const { items: sessions } = await api.user.sessions.query();
  await api.user.revokeSession.mutate({ id: sessions[0]?.id ?? '' });
  const page = await api.admin.users.list.query({ perPage: 50, role: 'user', sort: 'email' });
  const details = await api.admin.users.get.query({ id: user.id });
  await api.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
  const stats = await api.admin.stats.query();
  const audit = await api.admin.audit.list.query({ action: 'user.role_changed' });
  const posts = await api.post.list.query({ q: 'hello' });
  const post = await api.post.create.mutate({ title: 'Hello', content: 'World' });
  const comments = await api.comment.list.query({ postId: post.id });
  await rolecall.logout();
  const counts: number[] = [page.total, stats.users.total, details.counts.posts, page.pages];
  return [isIn, role, message, renamed.fullName, tokens.sessionId, String(counts)]
    .concat(audit.items.map(({ actorName }) => actorName ?? ''))
    .concat(posts.items.map(({ excerpt }) => excerpt))
    .concat(comments.items.map(({ author }) => author.fullName));
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error there is no such role
  await api.admin.users.setRole.mutate({ id: 'usr_1', role: 'owner' });
  // @ts-expect-error the id is missing
  await api.user.get.query();
  // @ts-expect-error a query is not a mutation
  await api.user.me.mutate();
  // @ts-expect-error there is no such field
  (await api.user.me.query()).passwordHash;
  // @ts-expect-error there is no such code
  isCode(undefined, 'LAST_ADMINS');
}

export function explain(error: unknown): string {
  if (isCode(error, 'LAST_ADMIN', 'SELF_TARGET')) {
    const code: 'LAST_ADMIN' | 'SELF_TARGET' = error.code;
    return code;
  }
  if (isCode(error, 'RATE_LIMITED')) return `Wait ${error.retryAfter ?? 1} s.`;
  if (error instanceof RolecallError) return error.fields.email?.[0] ?? error.message;
  return String(error);
}

const verifier = createVerifier({ issuer: 'https://id.example.com', audience: 'rolecall' });
export const { userId } = await verifier.verify('token', { strict: true });
export const guards = [requireRole('admin'), requirePermission('user:list')];
export const who = identityOf({}).role;
export const { handle } = createRolecallKit({ url: 'https://id.example.com' });
