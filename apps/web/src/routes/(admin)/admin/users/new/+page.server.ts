import type { Actions } from './$types';
import { create } from './create.ts';
import { invite } from './invite.ts';

export const actions: Actions = { invite, create };
