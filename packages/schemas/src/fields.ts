import { z } from 'zod';
import { PASSWORD_MAX_LENGTH } from './bounds.ts';
import { CONTROL, codePoints } from './characters.ts';
import { FEW_COMBINING_MARKS } from './combining-marks.ts';
import { splitName } from './split-name.ts';
import { visibleText } from './visible-text.ts';

const NAME_MAX_LENGTH = 100;

/** A name of a person: any script, may be empty. Characters that no one can see are taken out. */
const personName = (limit: number) =>
  z
    .string()
    .max(4 * limit, { error: `A name has at most ${limit} characters.`, abort: true })
    .refine(...FEW_COMBINING_MARKS)
    .overwrite(visibleText)
    .refine((value) => codePoints(value) <= limit, `A name has at most ${limit} characters.`)
    .refine(
      (value) => !CONTROL.test(value),
      'A name cannot contain line breaks or control characters.',
    )
    // What counts, as the reference says it: what is taken out does not.
    .meta({ maxLength: limit });
export const PersonName = personName(NAME_MAX_LENGTH);
export const FirstName = PersonName.meta({ example: 'Ada' });
export const LastName = PersonName.meta({ example: 'Lovelace' });
/** First and last name with a space between, in place of the two. */
export const FullName = personName(2 * NAME_MAX_LENGTH + 1)
  .refine(
    (value) => Object.values(splitName(value)).every((name) => codePoints(name) <= NAME_MAX_LENGTH),
    `First and last name have at most ${NAME_MAX_LENGTH} characters each.`,
  )
  .meta({
    description:
      'First and last name in one: the last word is the last name. firstName and lastName take precedence.',
    example: 'Ada Lovelace',
  });

/** A username: 3–32 of a–z, 0–9, `_`, `.` and `-`; capitals are lowered. */
export const Username = z
  .string()
  .max(64, { error: 'A username has at most 32 characters.', abort: true })
  .overwrite((value) => value.trim().toLowerCase())
  .regex(/^[a-z0-9_.-]{3,32}$/, 'Use 3 to 32 letters, digits, dots, dashes or underscores.')
  .meta({ maxLength: 32, example: 'ada' });

const PASSWORD_EXAMPLE = {
  maxLength: PASSWORD_MAX_LENGTH,
  example: 'correct horse battery staple',
};
const passwordLength = (value: string) => codePoints(value.normalize('NFC'));

/**
 * A password as someone typed it, to be checked: never trimmed, cut or folded. It is not normalised,
 * because hashes that came from other systems are of the bytes as typed.
 */
export const TypedPassword = z
  .string()
  .min(1, 'Enter a password.')
  .max(4 * PASSWORD_MAX_LENGTH, {
    error: `A password has at most ${PASSWORD_MAX_LENGTH} characters.`,
    abort: true,
  })
  .refine(
    (value) => passwordLength(value) <= PASSWORD_MAX_LENGTH,
    `A password has at most ${PASSWORD_MAX_LENGTH} characters.`,
  )
  .refine((value) => !/\p{Cs}/u.test(value), 'This password contains an invalid character.')
  .meta(PASSWORD_EXAMPLE);

/**
 * A password to be set, normalised once (NFC). Whether it is good enough is decided in core, where
 * the minimum length is configured. Source: NIST SP 800-63B-4 §3.1.1.2.
 */
export const Password = TypedPassword.overwrite((value) => value.normalize('NFC')).meta(
  PASSWORD_EXAMPLE,
);

/** A token from a link in a mail or from the server's output. Any text: an unknown one is TOKEN_INVALID. */
export const OneTimeToken = z
  .string()
  .trim()
  .min(1, 'The link is incomplete.')
  .max(512)
  .meta({ example: 'Zm9yIGV4YW1wbGUgb25seSwgbm90IGEgdG9rZW4' });

/** A token this server handed out: sessions and refresh. */
export const BearerToken = z
  .string()
  .min(1)
  .max(2048)
  .meta({ example: 'rcr_ses_01k9x3v7e8f2m4q6s8t0w2y4z6.0.Zm9yIGV4YW1wbGU.bm90IGEgdG9rZW4' });

/** What someone looks for in a list: at most 100 characters. */
export const SearchText = z
  .string()
  .max(400, { error: 'Search for at most 100 characters.', abort: true })
  .refine(...FEW_COMBINING_MARKS)
  .overwrite((value) => value.trim().normalize('NFC'))
  .refine((value) => codePoints(value) <= 100, 'Search for at most 100 characters.')
  .meta({
    maxLength: 100,
    description: 'Words, in any order. Case, accents and character width make no difference.',
    example: 'lovelace ada',
  });

/** An id, in any case: those we make have no capitals. */
export const idLike = (example: string) => z.string().max(64).toLowerCase().meta({ example });
export const UserId = idLike('usr_01k9x3v7e8f2m4q6s8t0w2y4z6');

export const Timestamp = z.iso.datetime().meta({ example: '2026-11-21T09:30:00.000Z' });

export const Ok = z.object({ ok: z.literal(true) });
export type Ok = z.infer<typeof Ok>;
