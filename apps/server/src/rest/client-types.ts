import openapiTS, { astToString } from 'openapi-typescript';

/**
 * The types that an outside program generates from a description of REST.
 * @param document as it is served at `/openapi.json`
 */
export async function clientTypes(document: object): Promise<string> {
  return astToString(await openapiTS(JSON.stringify(document)));
}
