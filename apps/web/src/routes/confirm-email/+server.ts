import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where the links of mails led that earlier versions sent. */
export const GET: RequestHandler = ({ url }) => redirect(308, `/confirm-email-change${url.search}`);
