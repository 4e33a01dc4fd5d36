/** What an event says of itself that is no field of a user. */
export const changeLabels: Record<string, string> = {
  invited: 'Invited by email',
  mailed: 'Emailed',
  kind: 'Client',
  ended: 'Signed out',
  ips: 'IPs',
  mails: 'Emails',
  procedure: 'Tried to',
  code: 'Reason',
};

/** Why something was denied. */
export const denialLabels: Record<string, string> = {
  FORBIDDEN: 'not permitted',
  LAST_ADMIN: 'the last active administrator',
  SELF_TARGET: 'their own account',
};

/** Which sessions ended. */
export const endedLabels: Record<string, string> = {
  another: 'another session',
  others: 'all other sessions',
  all: 'all sessions',
};

export const changeValueTexts = { empty: 'empty', yes: 'yes', no: 'no' };
