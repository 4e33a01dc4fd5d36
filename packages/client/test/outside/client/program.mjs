// Run by Bun and by Node against a server: `program.mjs URL ADMIN_EMAIL PASSWORD`.
import { createRolecall, isCode } from '@rolecall/client';
import { createVerifier } from '@rolecall/client/verify';

const [url, email, password] = process.argv.slice(2);
const rolecall = createRolecall({ url });
const changes = [];
rolecall.onChange((signedIn) => changes.push(signedIn));

const { user } = await rolecall.login({ email, password });
const calls = Array.from({ length: 5 }, () => rolecall.api.user.me.query());
const names = (await Promise.all(calls)).map(({ firstName }) => firstName);
const refused = await rolecall.api.admin.users.setRole
  .mutate({ id: user.id, role: 'user' })
  .catch((error) => isCode(error, 'LAST_ADMIN'));
const token = await rolecall.getAccessToken();
const claims = JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
const verifier = createVerifier({ issuer: claims.iss, audience: 'rolecall', url });
const identity = await verifier.verify(token, { strict: true });
await rolecall.logout();
const afterwards = await rolecall.api.user.me.query().catch(({ code }) => code);
const away = await createRolecall({ url: 'http://127.0.0.1:1' })
  .login({ email, password })
  .catch(({ code }) => code);

const isSame = identity.userId === user.id && identity.user.email === email;
console.log(JSON.stringify({ names, refused, isSame, changes, afterwards, away }));
