import { withParams } from '../../table-state.ts';

/** Where everyone in the table with this URL is as a file, on every page of it. */
export function csvHref({ search }: Pick<URL, 'search'>): string {
  return withParams(
    { pathname: '/admin/users.csv', search },
    { ask: undefined, page: undefined, cursor: undefined, perPage: undefined },
  );
}
