import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';

const REQUEST_ID = 'req_01k9x3v7e8f2m4q6s8t0w2y4z6';
const MISTAKE = { nickname: ['Unknown field.'] };

/** An example of each of these refusals, which the operations point to. */
export function errorExamples(codes: ErrorCode[]) {
  const examples = codes.map((code) => {
    const { message } = ERROR_CODES[code];
    const fields = code === 'VALIDATION_FAILED' ? MISTAKE : undefined;
    return [code, { value: { error: { code, message, fields, requestId: REQUEST_ID } } }];
  });
  return Object.fromEntries(examples);
}

/** What a status of an operation answers: one of the codes that it stands for. */
export function errorContent(codes: ErrorCode[], status: number) {
  const examples = codes
    .filter((code) => ERROR_CODES[code].status === status)
    .map((code) => [code, { $ref: `#/components/examples/${code}` }]);
  return {
    'application/json': {
      schema: { $ref: '#/components/schemas/Error' },
      examples: Object.fromEntries(examples),
    },
  };
}
