import { z } from 'zod';
import { canonicalEmail } from './canonical-email.ts';

/** The longest email that fits a mail command. Source: RFC 5321 §4.5.3.1.3. */
const MAX_LENGTH = 254;
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL_PART = new RegExp(`^(?=.{1,64}$)${ATOM}(?:\\.${ATOM})*$`);
const DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@');
  if (value.length > MAX_LENGTH) return false;
  return at > 0 && LOCAL_PART.test(value.slice(0, at)) && DOMAIN.test(value.slice(at + 1));
}

/** An email, accepted in any spelling and handed on in its canonical one. */
export const Email = z
  .string()
  .max(320, { error: 'An email has at most 320 characters.', abort: true })
  .overwrite(canonicalEmail)
  .refine(isEmail, 'Enter an email like name@example.com.')
  .meta({
    maxLength: MAX_LENGTH,
    description:
      'Any format that browsers accept. Stored in lower case, with the domain in ASCII: `kai@münchen。de` is `kai@xn--mnchen-3ya.de`.',
    example: 'ada@example.com',
  });
