import { ulid } from 'ulid';

type Prefix = 'usr' | 'ses' | 'aud' | 'mail' | 'pst' | 'cmt' | 'key' | 'req';

/** A new identifier, sortable by time: prefix, underscore, lower-case ULID. */
export function newId(prefix: Prefix, at = new Date()): string {
  return `${prefix}_${ulid(at.getTime()).toLowerCase()}`;
}
