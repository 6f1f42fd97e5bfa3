import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const inFolder = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

it('no line is longer than 160 columns', () => {
  const written = [...inFolder('src'), ...inFolder('e2e')].filter((name) => /\.(svelte|ts|mjs|css|html|graphql)$/.test(name) && !name.includes('generated'));
  expect(written.length).toBeGreaterThan(400);
  const long = written.flatMap((name) =>
    readFileSync(join(root, name), 'utf8').split('\n').flatMap((line, i) => ([...line].length > 160 ? [`${name}:${i + 1}`] : []))
  );
  expect(long).toEqual([]);
});
