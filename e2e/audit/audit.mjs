// Usage: node audit.mjs URL. Prints one JSON line per audit; the token of who asks is read from AUDIT_TOKEN.
import { auditServer } from 'graphql-http';

const authorized = (url, init = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${process.env.AUDIT_TOKEN}` } });

for (const result of await auditServer({ url: process.argv[2], fetchFn: authorized })) {
  console.log(JSON.stringify({ id: result.id, name: result.name, status: result.status, reason: result.reason ?? '' }));
}
