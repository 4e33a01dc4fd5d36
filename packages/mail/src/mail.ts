import type { MailKind } from '@rolecall/schemas/mail';

export type Recipient = { email: string; name: string };

/** One mail. Core decides that it is sent; its kind decides how it reads. */
export type Mail = {
  kind: MailKind;
  to: Recipient;
  /** When what it tells about happened. */
  at: Date;
  /** What it tells about, as it was queued. */
  details: Record<string, unknown> | null;
  /** Where its button leads. */
  link?: string;
  /** How long the link works, in seconds, where it works once. */
  validSeconds?: number;
};

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

/** Takes a finished message to its recipient. @throws PermanentMailError, or Error when it may be tried again */
export type Transport = {
  send(message: Message, options: DeliveryOptions): Promise<Delivery>;
};

/** Renders and sends. */
export type Mailer = {
  deliver(mail: Mail, options: DeliveryOptions): Promise<Delivery>;
};
