import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { DomainError } from '@rolecall/core/errors';
import type { OpenSpan } from '@rolecall/db/trace';

const KIND = 'error.type';

/** A span as those who work in it know it. */
export function openSpan(span: Span): OpenSpan {
  return {
    add: (attributes) => void span.setAttributes(attributes),
    rename: (name) => void span.updateName(name),
    fail: (kind) => {
      span.setAttribute(KIND, kind);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
  };
}

/**
 * Notes what work threw, by its code or name alone: a message may quote an email or the values of a
 * query. What a caller did wrong is no failure of ours.
 */
export function noteError(span: Span, error: unknown): void {
  const isRefusal = error instanceof DomainError && error.status < 500;
  if (isRefusal) span.setAttribute(KIND, error.code);
  else openSpan(span).fail(kindOf(error));
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? code : error.name;
}
