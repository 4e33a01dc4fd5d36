/** What errors of the system mean, for people. */
const PROBLEMS: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EACCES: 'you have no permission.',
  EPERM: 'you have no permission.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a part of the path is not a folder.',
};

/** Why a file can't be read, as the end of a sentence. */
export function fileProblem(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)}.`;
  const known = 'code' in error ? PROBLEMS[String(error.code)] : undefined;
  return known ?? `${error.message}.`;
}
