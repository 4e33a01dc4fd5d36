/** Lists what there is to choose from: `a`, `a or b`, `a, b or c`. */
export const either = (values: readonly string[]) =>
  [values.slice(0, -1).join(', '), ...values.slice(-1)].filter(Boolean).join(' or ');
