import { expect, it } from 'vitest';
import { each } from './each';

it('does all of it a few at a time, and says what failed', async () => {
  let running = 0;
  let most = 0;
  const told: number[] = [];
  const failed = await each(
    [1, 2, 3, 4, 5],
    async (item) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (item % 2 === 0) throw new Error(`not ${item}`);
    },
    (done) => told.push(done),
    2
  );
  expect(most).toBe(2);
  expect(told).toEqual([1, 2, 3, 4, 5]);
  expect(failed).toEqual([{ item: 2, reason: 'not 2' }, { item: 4, reason: 'not 4' }]);
  expect(await each([], async () => {})).toEqual([]);
});
