// Starts GraphiQL on this server. The login's cookie goes along by itself.
(() => {
  const ask = (params, accept, headers, signal) =>
    fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...headers, 'content-type': 'application/json', accept },
      body: JSON.stringify(params),
      signal,
    });

  // Subscriptions come as server-sent events: "next" with an answer, "complete" at the end.
  async function* follow(params, headers) {
    const stop = new AbortController();
    try {
      const response = await ask(params, 'text/event-stream', headers, stop.signal);
      if (!response.headers.get('content-type').startsWith('text/event-stream')) {
        yield await response.json();
        return;
      }
      let rest = '';
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        const events = (rest + value).split('\n\n');
        rest = events.pop();
        for (const event of events) {
          if (event.startsWith('event: complete')) return;
          if (event.startsWith('event: next')) yield JSON.parse(event.slice(event.indexOf('data: ') + 6));
        }
      }
    } finally {
      stop.abort();
    }
  }

  const isSubscription = (params, document) =>
    document?.definitions.some(
      (d) => d.kind === 'OperationDefinition' && d.operation === 'subscription' && (!params.operationName || d.name?.value === params.operationName),
    );

  const fetcher = async (params, options) =>
    isSubscription(params, options?.documentAST)
      ? follow(params, options?.headers)
      : (await ask(params, 'application/graphql-response+json, application/json', options?.headers)).json();

  ReactDOM.createRoot(document.getElementById('graphiql')).render(React.createElement(GraphiQL, { fetcher, shouldPersistHeaders: false }));
})();
