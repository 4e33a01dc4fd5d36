import { parseJson } from '@rolecall/schemas/parse-json';
import { z } from 'zod';
import { argon2Of } from './argon2.ts';
import { fromBase64, type HashKind, type KnownHash, toBase64 } from './known-hash.ts';
import { pbkdf2Of } from './pbkdf2.ts';

/** JSON in a string in JSON. */
const inString = <T extends z.ZodType>(shape: T) => z.string().transform(parseJson).pipe(shape);

const Credential = z.object({
  secretData: inString(z.object({ value: z.string(), salt: z.string() })),
  credentialData: inString(
    z.object({
      hashIterations: z.number(),
      algorithm: z.string(),
      additionalParameters: z.record(z.string(), z.array(z.string())).nullish(),
    }),
  ),
});

const PBKDF2 = /^pbkdf2(?:-(sha1|sha256|sha512))?$/;
const ARGON2_VERSIONS: Record<string, number> = { '1.0': 16, '1.3': 19 };

/** A Keycloak credential: argon2id by default since 25, PBKDF2 before. */
export const keycloak: HashKind = {
  name: 'Keycloak credential',
  read: (text) => {
    if (!text.startsWith('{"') && !text.startsWith('{ "')) return undefined;
    const credential = Credential.safeParse(parseJson(text)).data;
    return credential === undefined ? undefined : hashOf(credential);
  },
};

function hashOf({ secretData, credentialData }: z.infer<typeof Credential>): KnownHash | undefined {
  const { algorithm, hashIterations: iterations, additionalParameters } = credentialData;
  const salt = fromBase64(secretData.salt);
  const key = fromBase64(secretData.value);
  const pbkdf2 = PBKDF2.exec(algorithm);
  if (pbkdf2 !== null) return pbkdf2Of({ digest: pbkdf2[1] ?? 'sha1', iterations, salt, key });
  if (algorithm !== 'argon2') return undefined;
  const [type, version, memory, lanes] = ['type', 'version', 'memory', 'parallelism'].map(
    (name) => additionalParameters?.[name]?.[0],
  );
  const v = ARGON2_VERSIONS[version ?? ''];
  const cost = `m=${memory},t=${iterations},p=${lanes}`;
  return argon2Of(`$argon2${type}$v=${v}$${cost}$${toBase64(salt)}$${toBase64(key)}`);
}
