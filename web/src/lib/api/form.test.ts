import { describe, expect, it } from 'vitest';
import type { MistakeFragment } from './generated/graphql';
import { Form } from './form.svelte';
import { Mistakes } from './mutate';
import { ApiError } from './request';

const mistake = (path: string[], message: string): MistakeFragment => ({ path, code: 'INVALID', message });
const sent = async (problem: unknown) => {
  const form = new Form();
  expect(await form.send(() => Promise.reject(problem))).toBe(false);
  expect(form.busy).toBe(false);
  return form;
};

describe('Form', () => {
  it('is busy while it is sent, and says when it was taken', async () => {
    const form = new Form();
    let taken = () => {};
    const sending = form.send(() => new Promise<void>((done) => (taken = done)));
    expect(form.busy).toBe(true);
    taken();
    expect(await sending).toBe(true);
    expect([form.busy, form.rest()]).toEqual([false, '']);
  });

  it('keeps mistakes to their fields, and shows the rest', async () => {
    const form = await sent(new Mistakes([mistake(['name'], 'taken'), mistake([], 'odd')]));
    expect([form.for('name'), form.for('paths'), form.rest('name')]).toEqual(['taken', undefined, 'odd']);
  });

  it('names the member of a list where there are several', async () => {
    const form = await sent(new Mistakes([mistake(['paths', '1'], 'is a file'), mistake(['paths'], 'too many')]));
    expect(form.forEach('paths', ['/a', '/b'])).toBe('/b: is a file too many');
    expect(form.forEach('paths', ['/a'])).toBe('is a file too many');
    expect(form.forEach('name', [])).toBeUndefined();
  });

  it('forgets what was wrong when it is sent again', async () => {
    const form = await sent(new ApiError('INTERNAL', 'broken'));
    expect(form.rest()).toBe('broken');
    await form.send(async () => {});
    expect(form.rest()).toBe('');
  });
});
