// Without zod, so that a page that needs a number does not load a library.

/** How far a page number reaches from either end of the list, in rows. */
export const PAGE_REACH = 10_000;

/** The most users that one bulk action takes. */
export const BULK_MAX = 10_000;

/** The most users that one bulk action names one by one: what fits into a request. */
export const BULK_IDS_MAX = 2_000;

/** The most of them where the response is one JSON object. */
export const JSON_IDS_MAX = 100;

/** How many of a bulk action's users the audit log names in its row. */
export const BULK_USERS_SHOWN = 10;

/** The most people that one call invites. */
export const INVITE_MAX = 100;

/** The most calls in one tRPC batch. */
export const BATCH_MAX = 10;

/** The largest request body, in KiB. */
export const REQUEST_MAX_KIB = 256;

/** The most that a visitor sends, in KiB: a password and two names are far below. */
export const VISITOR_MAX_KIB = 16;
/** The same in bytes. */
export const VISITOR_MAX_BYTES = VISITOR_MAX_KIB * 1024;

/** The most fields in one request: to read and refuse thousands takes long. */
export const FIELDS_MAX = 500;

/** The most levels of arrays and objects in JSON: no request and no export of users nests deeper. */
export const JSON_DEPTH_MAX = 100;

/** The largest response that is not streamed, in MiB. */
export const RESPONSE_MAX_MIB = 1;
export const RESPONSE_MAX_BYTES = RESPONSE_MAX_MIB * 1024 * 1024;

/** The fewest characters of a password, where the operator sets nothing else. */
export const DEFAULT_PASSWORD_MIN_LENGTH = 12;

/** The longest password, in code points: long enough for any passphrase, short enough to hash. */
export const PASSWORD_MAX_LENGTH = 256;

export const DEVICE_TOKEN_PREFIX = 'rcd_';

/** The most users whose secrets one device keeps. */
export const DEVICE_USERS_MAX = 5;

const DEVICE_SECRET = `${DEVICE_TOKEN_PREFIX}[\\w-]{43}`;

/** The shape of a device token: the secrets of up to five users of one device, joined by dots. */
export const DEVICE_TOKEN = new RegExp(
  `^${DEVICE_SECRET}(?:\\.${DEVICE_SECRET}){0,${DEVICE_USERS_MAX - 1}}$`,
);

export const SESSION_TOKEN_PREFIX = 'rcs_';

/** The shape of a web session's token: the prefix and 32 bytes in base64url. */
export const SESSION_TOKEN = new RegExp(`^${SESSION_TOKEN_PREFIX}[\\w-]{43}$`);

/** The largest file that is imported in the console, in MiB. */
export const UPLOAD_MAX_MIB = 256;
export const UPLOAD_MAX_BYTES = UPLOAD_MAX_MIB * 1024 * 1024;

/** Of how many users the undo of an import says that they were kept, and why. */
export const KEPT_USERS_MAX = 20;
