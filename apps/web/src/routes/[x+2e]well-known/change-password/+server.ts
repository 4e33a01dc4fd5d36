import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where password managers send people. Source: W3C, A Well-Known URL for Changing Passwords. */
export const GET: RequestHandler = () => redirect(303, '/settings/security');
