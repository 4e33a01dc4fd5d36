import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { newUser } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
const outside: string[] = [];
const trap = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request) => {
    outside.push(request.url);
    return Response.json({ keys: [] });
  },
});
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  await trap.stop(true);
});

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The character whose lowest bit is the other one; at the very end that bit is a loose one. */
const flip = (character = '') => ALPHABET[ALPHABET.indexOf(character) ^ 1] ?? '';

async function statusOf(token: string): Promise<number> {
  const response = await fetch(`${server.url}/api/v1/users/me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status;
}

/** Everything someone could try, by name, given a token that works. */
async function forgeries(good: string, victimId: string): Promise<[string, string][]> {
  const [header = '', payload = '', signature = ''] = good.split('.');
  const claims = decodeJwt(good);
  const head = JSON.parse(Buffer.from(header, 'base64url').toString());
  const kid: string = head.kid;
  const { privateKey: key } = server.core.keys.signingKey(new Date());
  const jwk = server.core.keys.jwks(new Date()).keys[0] ?? {};
  const now = Math.floor(Date.now() / 1000);
  const attacker = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const attackerJwk = await exportJWK(attacker.publicKey);
  const trapUrl = `http://127.0.0.1:${trap.port}/jwks.json`;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const ours = (change: object, headers: object = {}) =>
    new SignJWT({ ...claims, ...change } as Record<string, unknown>)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...headers })
      .sign(key);
  const theirs = (headers: object) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...headers })
      .sign(attacker.privateKey);
  const unsigned = (headers: object) => `${encode({ ...head, ...headers })}.${payload}`;
  const hmac = (alg: string, secret: string | Buffer) => {
    const text = unsigned({ alg });
    const hash = alg.replace('HS', 'sha');
    return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
  };

  const list: [string, string | Promise<string>][] = [];
  for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
    list.push([`alg ${alg} without signature`, `${unsigned({ alg })}.`]);
    list.push([`alg ${alg} with the old signature`, `${unsigned({ alg })}.${signature}`]);
  }
  for (const alg of ['HS256', 'HS384', 'HS512']) {
    list.push([`${alg} with the public x`, hmac(alg, Buffer.from(jwk.x ?? '', 'base64url'))]);
    list.push([`${alg} with the public JWK`, hmac(alg, JSON.stringify(jwk))]);
    list.push([`${alg} with nothing`, hmac(alg, '')]);
  }
  for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'Ed448']) {
    list.push([`${alg} over our signature`, `${unsigned({ alg })}.${signature}`]);
  }
  list.push([
    'RS256 signed',
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
      .sign(rsa.privateKey),
  ]);
  list.push(['another key', theirs({})]);
  list.push(['another key in jwk', theirs({ jwk: attackerJwk })]);
  list.push(['another key by jku', theirs({ jku: trapUrl })]);
  list.push(['another key by x5u', theirs({ x5u: trapUrl })]);
  list.push(['another key in x5c', theirs({ x5c: [randomBytes(64).toString('base64')] })]);
  for (const id of [
    '',
    'key_unknown',
    '../../../dev/null',
    "' or 1=1 --",
    '0',
    '__proto__',
    'constructor',
    trapUrl,
  ]) {
    list.push([`kid ${id}`, theirs({ kid: id })]);
  }
  list.push(['a kid that is a number', theirs({ kid: 1 as unknown as string })]);
  list.push([
    'unknown critical header',
    ours({}, { crit: ['x'], x: 1 }).catch(() => `${unsigned({ crit: ['x'], x: 1 })}.${signature}`),
  ]);
  for (const typ of ['JWT', 'at+jwt2', 'rt+jwt', undefined])
    list.push([`typ ${typ}`, ours({}, { typ })]);
  list.push(['expired', ours({ exp: now - 31 })]);
  list.push(['not yet valid', ours({ nbf: now + 3600 })]);
  list.push(['wrong issuer', ours({ iss: 'https://evil.example' })]);
  list.push(['no issuer', ours({ iss: undefined })]);
  list.push(['wrong audience', ours({ aud: 'other' })]);
  list.push(['no audience', ours({ aud: undefined })]);
  for (const claim of ['exp', 'iat', 'sub', 'sid', 'jti'])
    list.push([`no ${claim}`, ours({ [claim]: undefined })]);
  list.push(['another subject', ours({ sub: victimId })]);
  list.push(['a subject that is no text', ours({ sub: [victimId] })]);
  list.push(['an unknown session', ours({ sid: 'ses_00000000000000000000000000' })]);
  list.push(['a session that is no text', ours({ sid: { $ne: null } })]);
  list.push(['exp as text', ours({ exp: String(now + 600) })]);
  list.push([
    'exp far beyond numbers',
    `${header}.${encode(JSON.stringify({ ...claims, exp: 0 }).replace('"exp":0', '"exp":1e400'))}.${signature}`,
  ]);
  list.push([
    'another role in the payload',
    `${header}.${encode({ ...claims, role: 'admin' })}.${signature}`,
  ]);
  for (const at of [0, 10, 40, 80, 85]) {
    const flipped = `${signature.slice(0, at)}${flip(signature[at])}${signature.slice(at + 1)}`;
    list.push([`a flipped bit at ${at}`, `${header}.${payload}.${flipped}`]);
  }
  list.push(['no signature', `${header}.${payload}.`]);
  list.push(['two parts', `${header}.${payload}`]);
  list.push(['four parts', `${good}.x`]);
  list.push(['an empty text', '..']);
  list.push(['no JSON', `${encode('{')}.${encode('{')}.${signature}`]);
  list.push(['a session token made up', `rcs_${randomBytes(32).toString('base64url')}`]);
  list.push(['a very long text', 'a'.repeat(5000)]);
  list.push(['padding in the signature', `${good}==`]);
  return Promise.all(
    list.map(async ([name, token]): Promise<[string, string]> => [name, await token]),
  );
}

describe('a forged access token', () => {
  it('is refused in each of at least sixty ways, without a call to the outside', async () => {
    const { tokens } = await newUser(server);
    const victim = await newUser(server);
    expect(await statusOf(tokens.accessToken)).toBe(200);
    const tried = await forgeries(tokens.accessToken, victim.user.id);
    expect(tried.length).toBeGreaterThanOrEqual(60);
    const accepted: string[] = [];
    for (const [name, token] of tried) {
      if (token === tokens.accessToken) throw new Error(`${name} is no forgery`);
      if ((await statusOf(token)) !== 401) accepted.push(name);
    }
    expect(accepted).toEqual([]);
    expect(outside).toEqual([]);
    expect(await statusOf(tokens.accessToken)).toBe(200);
  });

  it('is not made by another scheme or spelling of the header', async () => {
    const { tokens } = await newUser(server);
    for (const authorization of [
      tokens.accessToken,
      `Basic ${tokens.accessToken}`,
      `Bearer ${tokens.accessToken} ${tokens.accessToken}`,
      `Bearer ${tokens.accessToken},Bearer x`,
      'Bearer',
      'Bearer null',
    ]) {
      const response = await fetch(`${server.url}/api/v1/users/me`, { headers: { authorization } });
      expect(response.status).toBe(401);
    }
  });
});

describe('the published keys', () => {
  it('verify a token without asking us', async () => {
    const { tokens } = await newUser(server);
    const { keys } = await (await fetch(`${server.url}/.well-known/jwks.json`)).json();
    const key = await importJWK(keys[0], 'EdDSA');
    const { jwtVerify } = await import('jose');
    const { payload } = await jwtVerify(tokens.accessToken, key, {
      issuer: server.core.config.appUrl,
      audience: 'rolecall',
    });
    expect(payload.sid).toBe(tokens.sessionId);
  });
});
