const JSON_TYPE = /^application\/json *(?:;|$)/i;

/** Whether a body is said to be JSON. */
export function isJson(contentType = ''): boolean {
  return JSON_TYPE.test(contentType.trim());
}
