import { DEFAULT_LIMITS, type LimitName } from '@rolecall/core/limits';
import { REQUEST_MAX_KIB, RESPONSE_MAX_MIB } from '@rolecall/schemas/bounds';

/** How often a limit lets something through by default. */
function limitOf(name: LimitName): number {
  const row = DEFAULT_LIMITS[name];
  return row.kind === 'window' ? row.limit : row.free;
}

/** What holds for every route, at the head of the reference. */
export const INTRODUCTION = `User management: accounts, sessions, roles, posts and comments.

**Signing in.** \`POST /auth/login\` answers an access token and a refresh token. Send the first as \`Authorization: Bearer …\`; when it has run out, \`POST /auth/refresh\` trades the second for new ones.

**Requests.** Bodies are JSON of at most ${REQUEST_MAX_KIB} KiB, sent as \`Content-Type: application/json\`. A field that is not described is refused. Times are RFC 3339: answered in UTC, taken with any offset.

**Lists.** An answer is at most ${RESPONSE_MAX_MIB} MiB. A page of long texts may have fewer items than \`perPage\`, and so may a search that has looked at very many; \`nextCursor\` goes on, and is null at the end. Posts in lists have an excerpt of their content.

**Errors.** Every error is \`{ "error": { code, message, fields?, requestId } }\`; programs go by \`code\`. A method that a path does not answer is \`405 METHOD_NOT_ALLOWED\`, and the header \`Allow\` lists those it does; a path that does not exist is \`404 NOT_FOUND\`. \`429\` and \`503\` say in \`Retry-After\` how many seconds to wait. What one user can ask for is limited. By default: ${limitOf('list.user')} lists and searches a minute, ${limitOf('write.user')} changes a minute, ${limitOf('profile.user')} changes of the profile an hour, ${limitOf('export.user')} exports of the data a day.

**Methods.** Where \`GET\` is answered, \`HEAD\` is, too. \`OPTIONS\` answers \`Allow\`.

**Browsers.** Pages of the origins that the operator listed can read every response, errors included, and send any header; cookies are never read. \`/openapi.json\`, \`/docs\` and \`/.well-known/jwks.json\` are open to all origins.

**Versions.** A user, a post and a comment are answered with an \`ETag\`. Sent back as \`If-Match\`, a change is refused with \`409 CONFLICT\` if it was changed since. The \`ETag\` is the version of what can be changed, not of the whole response, so \`If-None-Match\` is not read.`;

/** The groups of the reference, by the router that a procedure is in. */
export const TAGS: Record<string, { name: string; description: string }> = {
  auth: { name: 'auth', description: 'Sign up, sign in, and recover an account.' },
  user: { name: 'users', description: 'Accounts, one’s own above all.' },
  post: { name: 'posts', description: 'What users write. Any signed-in user can read it.' },
  comment: { name: 'comments', description: 'What people say about a post.' },
  admin: { name: 'admin', description: 'For administrators.' },
};
