import type { RequestEvent } from '@sveltejs/kit';

/** How long a page is shown before it is rendered again. */
const KEPT_MS = 1000;

/** Pages that say the same to everyone who comes without a cookie. */
const SAME_FOR_ALL: ReadonlySet<string> = new Set([
  '/(auth)/login',
  '/(auth)/register',
  '/forgot-password',
]);

type KeptPage = {
  headers: [name: string, value: string][];
  html: string;
  /** What stands in the page and its headers for the nonce of a response. */
  nonce: string;
};

/** A page that is rendered or was; `page` is nothing where it is not one that others may see. */
type Rendering = { url: string; startedAt: number; page: Promise<KeptPage | undefined> };

const renderings = new Map<string, Rendering>();

type PageRequest = Pick<RequestEvent, 'request' | 'url' | 'route' | 'isDataRequest'>;

/**
 * Renders a page, or shows again what the last visitor without cookies got. Each response has a
 * nonce of its own, as if the page had been rendered for it.
 * @param render what renders the page for this request
 */
export async function keptPage(
  event: PageRequest,
  render: () => Promise<Response> | Response,
): Promise<Response> {
  const { id } = event.route;
  if (id === null || !SAME_FOR_ALL.has(id) || !isPlainVisit(event)) return render();
  const url = event.url.href;
  const known = renderings.get(id);
  if (known?.url === url && performance.now() - known.startedAt < KEPT_MS) {
    const page = await known.page;
    return page === undefined ? render() : showAgain(page);
  }
  const { promise, resolve } = Promise.withResolvers<KeptPage | undefined>();
  renderings.set(id, { url, startedAt: performance.now(), page: promise });
  let page: KeptPage | undefined;
  try {
    const response = await render();
    const nonce = nonceOf(response.headers);
    if (response.status !== 200 || nonce === undefined || response.headers.has('set-cookie')) {
      return response;
    }
    const headers = [...response.headers].filter(([name]) => name !== 'etag');
    page = { headers, html: await response.text(), nonce };
    return new Response(page.html, { headers });
  } finally {
    resolve(page);
  }
}

/** A browser that Rolecall knows nothing of, and that asks for nothing but the page. */
function isPlainVisit({ request, url, isDataRequest }: PageRequest): boolean {
  return (
    request.method === 'GET' &&
    url.search === '' &&
    !isDataRequest &&
    !request.headers.has('cookie')
  );
}

function nonceOf(headers: Headers): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
}

function showAgain({ headers, html, nonce }: KeptPage): Response {
  const own = crypto.getRandomValues(new Uint8Array(16)).toBase64();
  const renewed = headers.map(([name, value]): [string, string] => [
    name,
    value.replaceAll(nonce, own),
  ]);
  return new Response(html.replaceAll(nonce, own), { headers: renewed });
}
