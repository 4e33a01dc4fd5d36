/** Whether a path is a test, or of what only tests use. */
export const isTest = (path: string): boolean =>
  /^(?:apps|packages)\/[^/]+\/test\/|^packages\/testkit\/|(?:\.test|\/testing(?:-[a-z]+)*)\.ts$/.test(
    path,
  );
