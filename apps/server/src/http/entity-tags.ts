/**
 * A version of ours as it may come back: weak or strong, with or without quotes, and with what a
 * proxy that compressed the body wrote behind it (`-gzip`, `--gzip`, `;br`, `:zstd`).
 */
const OURS =
  /^(?:W\/)?"?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"?(?:[-;:+_/]{1,2}[a-z]{2,10})?"?$/i;

/**
 * The versions that `If-Match` or `If-None-Match` lists. They are compared weakly: what a proxy does
 * to a body makes it no other version. Tags of another kind are left out, since no version of ours is
 * theirs. Source: RFC 9110, 8.8.3, 13.1.
 * @returns `*` for any version
 */
export function versionsIn(header: string): '*' | string[] {
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.includes('*')) return '*';
  const versions = tags.flatMap((tag) => OURS.exec(tag)?.[1]?.toUpperCase() ?? []);
  return [...new Set(versions)];
}

/** The tag of a version. */
export function entityTag(version: string): string {
  return `"${version}"`;
}
