import { partOf } from './columns.ts';
import { users } from './users.ts';

/** The user a row belongs to: it goes with them. */
export const ownerId = () => partOf(() => users.id);
