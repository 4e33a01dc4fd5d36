import { isPublic } from '@rolecall/core/verb';
import openapiTS, { astToString } from 'openapi-typescript';
import { inRoot } from '../in-root.ts';
import { openApiDocument } from './openapi.ts';
import { restRoutes } from './routes.ts';

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** What the audit log says was tried when a call is denied: the summaries, within a sentence. */
function procedureLabels(): Record<string, string> {
  const deniable = restRoutes().filter(({ procedure }) => !isPublic(procedure.verb.duties));
  const labelOf = (summary: string) =>
    summary.charAt(0).toLowerCase() + summary.slice(1).replace(/\byour\b/, 'their');
  return Object.fromEntries(
    deniable.map(({ procedure, summary }) => [procedure.path, labelOf(summary)]),
  );
}

/** The files that are made from the description of REST: path and text. */
export async function referenceFiles(): Promise<[path: string, text: string][]> {
  const document = openApiDocument();
  return [
    [inRoot('docs/openapi.json'), asJson(document)],
    [
      inRoot('apps/server/test/rest-types.ts'),
      astToString(await openapiTS(JSON.stringify(document))),
    ],
    [inRoot('apps/web/src/lib/audit/procedure-labels.json'), asJson(procedureLabels())],
  ];
}
