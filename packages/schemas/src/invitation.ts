import { z } from 'zod';
import { INVITE_MAX } from './bounds.ts';
import { Timestamp, UserId } from './fields.ts';
import { Role } from './permissions.ts';

/** What became of one of the emails of a list, and how that is said. */
export const INVITE_OUTCOMES = {
  invited: 'Invited.',
  already_invited: 'Already invited. Resend the invitation from their page.',
  has_account: 'Already has an account.',
  invalid: 'Not a valid email.',
  duplicate: 'Listed more than once.',
  mail_limit: 'Not invited: this email has reached its hourly limit of emails. Try again later.',
  mail_stopped:
    'Not invited: emails to this email are stopped, because one bounced or was reported as spam. Use another email.',
  not_invited: 'Not invited, because others in the list can’t be.',
} as const;
export type InviteOutcome = keyof typeof INVITE_OUTCOMES;

const isOutcome = (text: string): text is InviteOutcome => Object.hasOwn(INVITE_OUTCOMES, text);
const InviteOutcome = z.enum(Object.keys(INVITE_OUTCOMES).filter(isOutcome));

export const InviteUsersInput = z.strictObject({
  emails: z
    .array(z.string().max(1_000))
    .min(1, 'Enter at least one email.')
    .max(INVITE_MAX, `Invite at most ${INVITE_MAX} people at a time.`)
    .meta({
      description: 'One email each, or a name and an email.',
      example: ['ada@example.com', 'Grace Hopper <grace@example.com>'],
    }),
  role: Role.default('user'),
  allOrNone: z
    .boolean()
    .default(false)
    .meta({ description: 'Invite no one unless every email in the list can be invited.' }),
});
export type InviteUsersInput = z.infer<typeof InviteUsersInput>;

/** What became of one email of the list. */
export const InviteItem = z.object({
  line: z.int().meta({ description: 'Its place in the list, from 1.', example: 1 }),
  entry: z.string().meta({ description: 'As it was sent.', example: 'Ada <ada@example.com>' }),
  email: z.string().nullable().meta({ example: 'ada@example.com' }),
  outcome: InviteOutcome,
  message: z.string().meta({ example: INVITE_OUTCOMES.invited }),
  userId: UserId.nullable().meta({ description: 'Their account, where there is one.' }),
});
export type InviteItem = z.infer<typeof InviteItem>;

/** What became of each, in the order of the list. */
export const InviteResult = z.object({
  items: z.array(InviteItem),
  succeeded: z.int(),
  failed: z.int(),
});
export type InviteResult = z.infer<typeof InviteResult>;

/** A link that accepts an invitation. It isn't shown again. */
export const InvitationLink = z.object({
  link: z
    .string()
    .meta({ example: 'https://example.com/accept-invitation?token=Zm9yIGV4YW1wbGUgb25seQ' }),
  expiresAt: Timestamp,
});
export type InvitationLink = z.infer<typeof InvitationLink>;
