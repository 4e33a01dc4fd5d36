import type { Role } from '@rolecall/schemas/permissions';

export type Recipient = { email: string; name: string };

/** A link that works once, and for how long, in seconds. */
type OneTimeLink = { link: string; validSeconds: number };

/** What a mail says. Core decides that it is sent; this package decides how it reads. */
export type Mail = { to: Recipient } & (
  | ({
      kind: 'verify-email' | 'invitation' | 'reset-password' | 'confirm-email-change';
    } & OneTimeLink)
  | { kind: 'already-registered'; link: string }
  | { kind: 'password-changed'; at: Date; link: string }
  | { kind: 'email-change-requested'; at: Date; link: string }
  | { kind: 'email-changed'; at: Date }
  | { kind: 'new-sign-in'; at: Date; device: string; address: string; link: string }
  | { kind: 'role-changed'; role: Role; link: string }
  | { kind: 'account-deactivated' }
  | { kind: 'refresh-reuse'; at: Date; link: string }
  | { kind: 'wrong-passwords'; at: Date; device: string; address: string; link: string }
);

/** A mail as it goes out: one recipient, an HTML part and its text twin. */
export type Message = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
};

export type DeliveryOptions = {
  /** The same for each attempt at one mail, so that a provider sends it once. */
  idempotencyKey: string;
};

export type Delivery = { providerId: string };

/** The provider will never take this mail: trying again is useless. */
export class PermanentMailError extends Error {
  override name = 'PermanentMailError';
  readonly isPermanent = true;
}

/** Takes a finished message to its recipient. @throws PermanentMailError, or Error when it may be tried again */
export type Transport = {
  send(message: Message, options: DeliveryOptions): Promise<Delivery>;
};

/** Renders and sends. */
export type Mailer = {
  deliver(mail: Mail, options: DeliveryOptions): Promise<Delivery>;
};
