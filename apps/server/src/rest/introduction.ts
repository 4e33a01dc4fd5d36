import { REQUEST_MAX_KIB, RESPONSE_MAX_MIB } from '@rolecall/schemas/bounds';

/** What holds for every route, at the head of the reference. */
export const INTRODUCTION = `User management: accounts, sessions, roles, posts and comments.

**Signing in.** \`POST /auth/login\` answers an access token and a refresh token. Send the first as \`Authorization: Bearer …\`; when it has run out, \`POST /auth/refresh\` trades the second for new ones.

**Requests.** Bodies are JSON of at most ${REQUEST_MAX_KIB} KiB, sent as \`Content-Type: application/json\`. A field that is not described is refused. Times are ISO 8601 in UTC.

**Lists.** An answer is at most ${RESPONSE_MAX_MIB} MiB. A page of long texts may have fewer items than \`perPage\`, and so may a search that has looked at very many; \`nextCursor\` goes on, and is null at the end. Posts in lists have an excerpt of their content.

**Refusals.** Every refusal is \`{ "error": { code, message, fields?, requestId } }\`; programs go by \`code\`. A method that a path does not answer is \`405 METHOD_NOT_ALLOWED\`, and the header \`Allow\` lists those it does; a path that does not exist is \`404 NOT_FOUND\`. \`429\` and \`503\` say in \`Retry-After\` how many seconds to wait. What a person may ask for is limited: 300 lists and searches a minute, 600 changes a minute, 30 changes of the own profile an hour, six exports of the own data a day.

**Methods.** Where \`GET\` is answered, \`HEAD\` is, too. \`OPTIONS\` answers \`Allow\`, and a browser's preflight for the origins that the operator listed.

**Versions.** A user is answered with an \`ETag\`. Sent back as \`If-Match\`, a change is refused with \`409 CONFLICT\` when somebody else was first.`;

/** The groups of the reference, by the router that a procedure is in. */
export const TAGS: Record<string, { name: string; description: string }> = {
  auth: { name: 'auth', description: 'Signing up, signing in, and the way back in.' },
  user: { name: 'users', description: 'Accounts, one’s own above all.' },
  post: { name: 'posts', description: 'What people write. Everybody signed in reads it.' },
  comment: { name: 'comments', description: 'What people say about a post.' },
  admin: { name: 'admin', description: 'For administrators.' },
};
