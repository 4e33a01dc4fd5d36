import { createHash } from 'node:crypto';

/** Not a secret: the databases hold made-up people, and seeded ones are kept between runs. */
export const SECRET_KEY = createHash('sha256').update('rolecall bench').digest('base64');
export const ADMIN_KEY = 'the key of this benchmark, long enough';
