import { createClient, type Client } from 'graphql-ws';
import type { TypedDocumentString } from './generated/graphql';
import { refresh } from './client';

let client: Client | null = null;

function socket(): Client {
  client ??= createClient({
    url: location.origin.replace(/^http/, 'ws') + '/graphql',
    lazyCloseTimeout: 3000,
    shouldRetry: () => true,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    retryWait: (tries) => new Promise((done) => setTimeout(done, Math.min(500 * 2 ** tries, 15_000)))
  });
  return client;
}

/** Ends the socket, so that the next subscription asks as whoever is logged in then. */
export function hangUp() {
  void client?.dispose();
  client = null;
}

/** Follows a subscription until the returned function is called; a refused or lost one begins anew after a pause. */
export function follow<T, V extends Record<string, unknown>>(
  document: TypedDocumentString<T, V>,
  variables: V,
  next: (value: T) => void
): () => void {
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};

  const again = () => {
    if (ended) return;
    timer = setTimeout(() => {
      refresh().then((known) => known && begin(), again);
    }, 5000);
  };
  const begin = () => {
    if (ended) return;
    stop = socket().subscribe<T>(
      { query: document.toString(), variables },
      { next: (message) => message.data && next(message.data), error: again, complete: again }
    );
  };
  begin();
  return () => {
    ended = true;
    clearTimeout(timer);
    stop();
  };
}
