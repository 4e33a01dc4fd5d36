import { displayEmail } from '@rolecall/schemas/display-email';
import { type LinkPurpose, type LinkState, UNKNOWN_LINK } from '@rolecall/schemas/link';
import type { RequestEvent } from '@sveltejs/kit';
import { displayName } from '../user/display-name.ts';
import { api } from './api.ts';
import { actionableError } from './api-error.ts';

type LinkPage = {
  token: string;
  /** What the link is good for; absent where the URL lost its token. */
  link?: LinkState;
  /** Who is signed in in this browser, where the link is for another account. */
  signedInAs?: string | undefined;
};

/**
 * What the page of a mailed link has to know. It changes nothing: mail scanners open every link. The
 * token comes in the URL, or with the form that was sent from there.
 */
export async function linkPage(event: RequestEvent, purpose: LinkPurpose): Promise<LinkPage> {
  const { locals, url } = event;
  const sent = locals.form?.get('token');
  const token = typeof sent === 'string' ? sent.trim() : (url.searchParams.get('token') ?? '');
  if (token === '') return { token };
  const link = await inspect(event, purpose, token);
  const other = link.isYours ? undefined : locals.user;
  return {
    token,
    link,
    signedInAs: other && `${displayName(other)} (${displayEmail(other.email)})`,
  };
}

async function inspect(event: RequestEvent, purpose: LinkPurpose, token: string) {
  try {
    return await api(event).auth.inspectLink.query({ purpose, token });
  } catch (error) {
    if (actionableError(error).code !== 'VALIDATION_FAILED') throw error;
    return UNKNOWN_LINK;
  }
}
