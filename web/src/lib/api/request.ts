import type { TypedDocumentString } from './generated/graphql';

/** A failure that the API named, or that kept the API from answering (code `OFFLINE`). */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId?: string
  ) {
    super(message);
  }
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

export interface RequestOptions {
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
  /** Takes an answer that has data beside errors: what is not there is null. */
  partial?: boolean;
}

export type Request = <T, V>(document: TypedDocumentString<T, V>, variables?: V, options?: RequestOptions) => Promise<T>;

export const REFRESH = 'mutation RefreshLogin { refreshLogin(input: {}) { tokens { accessExpiresAt } userErrors { code } } }';

/** Sends documents to /graphql; an ended login is refreshed once for all who wait, and the request repeated. */
export class Requester {
  #refreshing: Promise<boolean> | null = null;

  constructor(
    private readonly fetcher: typeof fetch,
    private readonly onLoggedOut: () => void = () => {}
  ) {}

  readonly request: Request = async (document, variables, options = {}) => {
    const text = document.toString();
    try {
      return await this.#send(text, variables, options);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') throw error;
      if (await this.refresh()) return this.#send(text, variables, options);
      this.onLoggedOut();
      throw error;
    }
  };

  /** Trades the refresh cookie for new ones; true when somebody is logged in afterwards. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#send<{ refreshLogin: { tokens: unknown } }>(REFRESH, undefined, {})
      .then(
        (answer) => answer.refreshLogin.tokens !== null,
        (error: unknown) => {
          if (error instanceof ApiError && error.code === 'OFFLINE') throw error;
          return false;
        }
      )
      .finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #send<T>(query: string, variables: unknown, options: RequestOptions): Promise<T> {
    let answer: Answer<T>;
    try {
      const response = await this.fetcher('/graphql', {
        method: 'POST',
        credentials: 'same-origin',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          'x-client-name': 'revenge-web'
        },
        body: JSON.stringify({ query, variables }),
        signal: options.signal,
        keepalive: options.keepalive
      });
      answer = (await response.json()) as Answer<T>;
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ApiError('OFFLINE', '');
    }
    const first = answer.errors?.[0];
    if (first && !(options.partial && answer.data)) throw new ApiError(first.extensions?.code ?? 'INTERNAL', first.message, first.extensions?.requestId);
    if (!answer.data) throw new ApiError('INTERNAL', '');
    return answer.data;
  }
}
