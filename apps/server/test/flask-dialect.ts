/** What a small Flask backend calls its routes, and what they are called here. */
const ROUTES = {
  'POST /register': 'POST /auth/register',
  'POST /login': 'POST /auth/login',
  'POST /refresh': 'POST /auth/refresh',
  'POST /logout': 'POST /auth/logout',
  'POST /forgot-password': 'POST /auth/forgot-password',
  'POST /reset-password': 'POST /auth/reset-password',
  'GET /profile': 'GET /users/me',
  'PUT /profile': 'PATCH /users/me',
  'PUT /change-password': 'PUT /users/me/password',
  'GET /users': 'GET /admin/users',
  'POST /users': 'POST /admin/users',
  'GET /users/<id>': 'GET /users/<id>',
  'PUT /users/<id>': 'PATCH /users/<id>',
  'DELETE /users/<id>': 'DELETE /admin/users/<id>',
  'PUT /users/<id>/role': 'PUT /admin/users/<id>/role',
  'PUT /users/<id>/activate': 'PUT /admin/users/<id>/activate',
  'PUT /users/<id>/deactivate': 'PUT /admin/users/<id>/deactivate',
  'GET /posts': 'GET /posts',
  'POST /posts': 'POST /posts',
  'GET /posts/<id>': 'GET /posts/<id>',
  'PUT /posts/<id>': 'PATCH /posts/<id>',
  'DELETE /posts/<id>': 'DELETE /posts/<id>',
  'GET /posts/<id>/comments': 'GET /posts/<id>/comments',
  'POST /posts/<id>/comments': 'POST /posts/<id>/comments',
  'PUT /comments/<id>': 'PATCH /comments/<id>',
  'DELETE /comments/<id>': 'DELETE /comments/<id>',
};

/** Their fields and ours; where one means something else on a route, the route is named. */
const FIELDS: Record<string, string> = {
  name: 'fullName',
  first_name: 'firstName',
  last_name: 'lastName',
  admin_secret: 'adminKey',
  access_token: 'accessToken',
  refresh_token: 'refreshToken',
  old_password: 'currentPassword',
  new_password: 'newPassword',
  'POST /reset-password new_password': 'password',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
  last_login: 'lastLoginAt',
  per_page: 'perPage',
  search: 'q',
  errors: 'fields',
};
const THEIRS = Object.fromEntries(
  Object.entries(FIELDS)
    .filter(([theirs]) => !theirs.includes(' '))
    .map(([theirs, ours]) => [ours, theirs]),
);

/** Asks as the front end of such a backend does. */
export function flaskClient(url: string) {
  const ask =
    (method: string) =>
    (path: string, token?: string, body?: object): Promise<Answer> =>
      askAs(url, `${method} ${path}`, token, body);
  const send = (method: string) => (path: string, body?: object, token?: string) =>
    ask(method)(path, token, body);
  return { get: ask('GET'), delete: ask('DELETE'), post: send('POST'), put: send('PUT') };
}

type Answer = Awaited<ReturnType<typeof askAs>>;

async function askAs(url: string, asked: string, token: string | undefined, body?: object) {
  const [line = '', query = ''] = asked.split('?');
  const { theirs, method, path } = routeOf(line);
  const sent = body && JSON.stringify(translated(body, (name) => oursOf(theirs, name)));
  const response = await fetch(`${url}/api/v1${path}${queryOf(query)}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { 'content-type': 'application/json' }),
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text, asTheirs) };
}

function routeOf(line: string) {
  for (const [theirs, ours] of Object.entries(ROUTES)) {
    const found = new RegExp(`^${theirs.replace('<id>', '([^/]+)')}$`).exec(line);
    if (found === null) continue;
    const [method = '', path = ''] = ours.replace('<id>', found[1] ?? '').split(' ');
    return { theirs, method, path };
  }
  throw new Error(`The table has no ${line}.`);
}

function queryOf(query: string): string {
  const entries = [...new URLSearchParams(query)].map(([name, value]) => [oursOf('', name), value]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}

const oursOf = (route: string, name: string) => FIELDS[`${route} ${name}`] ?? FIELDS[name] ?? name;

function translated(value: object, nameOf: (name: string) => string): object {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [nameOf(name), part]));
}

/** An answer in their words: flat tokens and errors, `is_active` for the status. */
function asTheirs(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { tokens, error, ...rest } = { tokens: {}, error: {}, ...value };
  const isActive = 'status' in value ? { is_active: value.status === 'active' } : {};
  return translated({ ...rest, ...isActive, ...tokens, ...error }, (name) => THEIRS[name] ?? name);
}
