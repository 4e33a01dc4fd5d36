import { createVerifier } from '@rolecall/client/verify';

const [url = '', issuer = ''] = process.argv.slice(2);

/** Of the installation that the program was started with: `URL ISSUER`. */
export const verifier = createVerifier({ issuer, url, audience: 'rolecall' });
