// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what the tests look at.
export type Answer = { status: number; headers: Headers; body: any; ms: number };

/** Posts a whole request, `operationName` too, and reads the JSON answer. */
export async function send(url: string, request: object, headers: Record<string, string> = {}): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: await response.json(),
    ms: performance.now() - started,
  };
}

/** Posts a query and reads the JSON answer. */
export function post(
  url: string,
  query: string,
  variables?: object,
  headers?: Record<string, string>,
): Promise<Answer> {
  return send(url, { query, variables }, headers);
}
