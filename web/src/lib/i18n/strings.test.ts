import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { en } from './en';

const root = new URL('../../', import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(svelte|ts)$/.test(name) && !/generated|\.test\.ts$|i18n\//.test(name)
);
const textOf = (name: string) => readFileSync(join(root, name), 'utf8');

// The name of the product, and what is no language.
const free = new Set(['Revenge', '· Revenge', 'Revenge Web']);
const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'text', 'hint']);
const isText = (value: string) => /\p{L}{2,}/u.test(value) && !free.has(value.trim());

/** What a component says without the catalogue. */
function written(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const one = node as AST.SvelteNode & Record<string, unknown>;
    if (one.type === 'Attribute') {
      const parts = Array.isArray(one.value) ? one.value : [];
      if (spoken.has(one.name)) found.push(...parts.flatMap((part) => (part.type === 'Text' && isText(part.data) ? [part.data] : [])));
      return;
    }
    if (one.type === 'StyleDirective') return;
    if (one.type === 'Text' && isText(one.data)) found.push(one.data.trim());
    for (const [key, value] of Object.entries(one)) if (key !== 'css' && key !== 'instance' && key !== 'module') visit(value);
  };
  visit(parse(source, { modern: true }).fragment);
  return found;
}

describe('components', () => {
  it('are found', () => expect(files.filter((name) => name.endsWith('.svelte')).length).toBeGreaterThan(40));
  it.each(files.filter((name) => name.endsWith('.svelte')))('%s says nothing by itself', (name) => expect(written(textOf(name))).toEqual([]));
  it('would be caught', () => expect(written('<p>{#if a}<b title="Some words">More words</b>{/if} · Revenge</p>')).toEqual(['Some words', 'More words']));
});

it('every text is used', () => {
  const source = files.map(textOf).join('\n');
  // Keys that are put together: `scan.${state}` stands for all that begin so.
  const made = [...source.matchAll(/`([a-z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map((match) => match[1]!);
  const unused = Object.keys(en).filter((key) => !source.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)));
  expect(unused).toEqual([]);
});
