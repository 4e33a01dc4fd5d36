/** An ID as it is made for a user: a lower-case ULID. No text that only begins like one is an ID. */
export const USER_ID = /^usr_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
