/** What an email says, in its two versions. */
export const mailContentTexts = { html: 'HTML version', text: 'Plain text version' };
