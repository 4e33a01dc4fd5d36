import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createVerifier } from './create-verifier.ts';

const audience = 'rolecall';

/** A Rolecall with a key of its own, which makes tokens of any kind. */
async function makeIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key', alg: 'EdDSA', use: 'sig' };
  const verifier = createVerifier({
    issuer: 'https://id.example.com',
    audience,
    fetch: async () => Response.json({ keys: [jwk] }),
  });
  const claims = { sid: 'ses_1', role: 'user' };
  const sign = (header: object = {}, changes: object = {}, seconds = 600) => {
    const now = Math.floor(Date.now() / 1000);
    const all = { ...claims, sub: 'usr_1', jti: 'j', iss: 'https://id.example.com', aud: audience };
    return new SignJWT({ ...all, iat: now, exp: now + seconds, ...changes })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key', ...header })
      .sign(privateKey);
  };
  return { verifier, sign, jwk };
}

test('refuses what is not a valid access token', async () => {
  const { verifier, sign, jwk } = await makeIssuer();
  const good = await sign();
  await expect(verifier.verify(good)).resolves.toMatchObject({ userId: 'usr_1' });
  const [head, body, signature = ''] = good.split('.');
  const hmac = new SignJWT({ sub: 'usr_1' }).setProtectedHeader({ alg: 'HS256', kid: 'key' });
  const last = signature.endsWith('A') ? 'B' : 'A';
  const bad = [
    '',
    'a.b.c',
    `${good}=`,
    `${good}.x`,
    `${head}.${body}.`,
    `${head}.${body}.${signature.slice(0, -1)}${last}`,
    `${btoa('{"alg":"none","typ":"at+jwt"}')}.${body}.`,
    await hmac.sign(new TextEncoder().encode(JSON.stringify(jwk))),
    await sign({ typ: 'JWT' }),
    await sign({ kid: 'other' }),
    await sign({}, {}, -31),
    await sign({}, { sid: undefined }),
    await sign({}, { sid: 7 }),
    await sign({}, { jti: undefined }),
    await sign({}, { role: undefined }),
    await sign({}, { exp: undefined }),
    await sign({}, { aud: 'shop' }),
    'x'.repeat(100_000),
  ];
  for (const token of bad) {
    const error = await verifier.verify(token).catch((e) => e);
    expect(error, token).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
  }
});
