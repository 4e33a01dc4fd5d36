/** `web`: in a browser, by a cookie. `app`: in another program, by tokens. */
export const SESSION_KINDS = ['web', 'app'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];
