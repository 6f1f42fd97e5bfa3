import { expect, it, vi } from 'vitest';
import { Asked } from './asked.svelte';

vi.mock('$app/navigation', () => ({ goto: vi.fn() }));

/** A page whose address changes when `arrive` is called. */
function page() {
  let shown = { q: '', sort: 'NAME' };
  const addresses: string[] = [];
  const arrivals: (() => void)[] = [];
  const asked = new Asked(
    () => shown,
    ({ q, sort }) => `${q}/${sort}`,
    (address) => {
      addresses.push(address);
      return new Promise((resolve) => arrivals.push(resolve));
    }
  );
  /** The newest address is reached, and each that was asked for before is given up. */
  const arrive = async () => {
    const [q = '', sort = ''] = addresses.at(-1)!.split('/');
    shown = { q, sort };
    for (const done of arrivals.splice(0)) done();
    await Promise.resolve();
  };
  return { asked, arrive, addresses, move: (to: typeof shown) => (shown = to) };
}

it('keeps both of two changes, however soon the second comes', async () => {
  const { asked, arrive, addresses } = page();
  void asked.show({ q: 'sea' });
  void asked.show({ sort: 'YEAR' });
  expect(addresses).toEqual(['sea/NAME', 'sea/YEAR']);
  expect(asked.now).toEqual({ q: 'sea', sort: 'YEAR' });
  await arrive();
  expect(asked.now).toEqual({ q: 'sea', sort: 'YEAR' });
});

it('goes by the address once it is reached', async () => {
  const { asked, arrive, move } = page();
  const done = asked.show({ q: 'sea' });
  await arrive();
  await done;
  move({ q: '', sort: 'YEAR' });
  expect(asked.now).toEqual({ q: '', sort: 'YEAR' });
});

it('goes by the address where it could not be changed', async () => {
  const asked = new Asked(
    () => ({ q: '' }),
    ({ q }) => q,
    () => Promise.reject(new Error('offline'))
  );
  await expect(asked.show({ q: 'sea' })).rejects.toThrow('offline');
  expect(asked.now).toEqual({ q: '' });
});
