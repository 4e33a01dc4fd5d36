import { apiSource } from './api-source.ts';
import { rolePermissionsSource } from './role-permissions-source.ts';

const file = (path: string) => new URL(`../../src/${path}`, import.meta.url);

/** What is made from the router and the permissions, with its text as it should be now. */
export function generatedFiles(): [URL, string][] {
  return [
    [file('api.ts'), apiSource()],
    [file('verify/role-permissions.ts'), rolePermissionsSource()],
  ];
}
