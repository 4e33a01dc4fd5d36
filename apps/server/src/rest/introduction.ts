import { DEFAULT_LIMITS, type LimitName } from '@rolecall/core/limits';
import { REQUEST_MAX_KIB, RESPONSE_MAX_MIB } from '@rolecall/schemas/bounds';

/** How often a limit lets something through by default. */
function limitOf(name: LimitName): number {
  const row = DEFAULT_LIMITS[name];
  return row.kind === 'window' ? row.limit : row.free;
}

/** What holds for every route, at the head of the reference. */
export const INTRODUCTION = `User management: accounts, sessions, roles, posts and comments.

**Signing in.** \`POST /auth/login\` returns an access token and a refresh token. Send the access token as \`Authorization: Bearer …\`. When it expires, exchange the refresh token for new ones with \`POST /auth/refresh\`.

**Requests.** Bodies are JSON of at most ${REQUEST_MAX_KIB} KiB, sent as \`Content-Type: application/json\`. Unknown fields are rejected. Times are RFC 3339: returned in UTC, accepted with any offset.

**Lists.** A response is at most ${RESPONSE_MAX_MIB} MiB. A page can have fewer items than \`perPage\` if the items are long, or if a search had to look at very many. Continue with \`nextCursor\`, which is null on the last page. Posts in lists have an excerpt of their content.

**Errors.** Every error is \`{ "error": { code, message, fields?, requestId } }\`; rely on \`code\`, not on the message. A method that a path does not support returns \`405 METHOD_NOT_ALLOWED\`, with the supported methods in \`Allow\`. A path that does not exist returns \`404 NOT_FOUND\`. \`429\` and \`503\` say in \`Retry-After\` how many seconds to wait. Requests are rate limited per user. The defaults are ${limitOf('list.user')} lists and searches a minute, ${limitOf('write.user')} changes a minute, ${limitOf('profile.user')} profile changes an hour and ${limitOf('export.user')} data exports a day.

**Methods.** Every path that supports \`GET\` also supports \`HEAD\`. \`OPTIONS\` returns the supported methods in \`Allow\`.

**Browsers.** Pages on origins that the operator allowed can read every response, including errors, and send any header. Cookies are ignored. \`/openapi.json\`, \`/docs\` and \`/.well-known/jwks.json\` are open to all origins.

**Versions.** Responses with a user, a post or a comment have an \`ETag\`. Send it as \`If-Match\` with any change below \`/users/me\`, \`/users/{id}\`, \`/admin/users/{id}\`, \`/posts/{id}\` or \`/comments/{id}\`, deletion included: if the user, post or comment was changed in the meantime, you get \`409 CONFLICT\`. Other changes reject \`If-Match\` with \`400\`. The \`ETag\` is the version of what can be changed, not of the whole response, so \`If-None-Match\` is ignored.`;

/** The groups of the reference, by the router that a procedure is in. */
export const TAGS: Record<string, { name: string; description: string }> = {
  auth: { name: 'auth', description: 'Sign up, sign in, and recover an account.' },
  user: { name: 'users', description: 'User accounts, mostly your own.' },
  post: { name: 'posts', description: 'What users write. Any signed-in user can read it.' },
  comment: { name: 'comments', description: 'Comments on posts.' },
  admin: { name: 'admin', description: 'For admins.' },
};
