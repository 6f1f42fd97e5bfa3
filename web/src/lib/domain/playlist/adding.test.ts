import { describe, expect, it } from 'vitest';
import { addItems, createOf, type Calls } from './adding';

function recorder() {
  const sent: [string, number][] = [];
  const calls: Calls = {
    partly: 'collection.partly',
    create: async (name, ids) => (sent.push([name, ids.length]), { id: 'collection_1', name }),
    add: async (id, ids) => (sent.push([id, ids.length]), { name: 'Christmas', added: ids.length - 1 })
  };
  return { sent, calls };
}
const ids = (count: number) => Array.from({ length: count }, (_, at) => `movie_${at}`);

describe('adding items', () => {
  it('adds a hundred at a time', async () => {
    const { sent, calls } = recorder();
    expect(await addItems('collection_2', ids(250), calls)).toEqual({ name: 'Christmas', added: 247 });
    expect(sent).toEqual([['collection_2', 100], ['collection_2', 100], ['collection_2', 50]]);
  });

  it('makes a collection with the first hundred and adds the rest', async () => {
    const { sent, calls } = recorder();
    expect(await createOf('New', ids(101), calls)).toEqual({ name: 'New', added: 100 });
    expect(sent).toEqual([['New', 100], ['collection_1', 1]]);
    expect(await createOf('One', ids(1), calls)).toEqual({ name: 'One', added: 1 });
    expect(sent.at(-1)).toEqual(['One', 1]);
  });

  it('names the collection that was made, when the rest did not get into it', async () => {
    const { sent, calls } = recorder();
    const add = () => Promise.reject(new Error('It is full.'));
    await expect(createOf('New', ids(101), { ...calls, add })).rejects.toThrow(/The collection “New”.*It is full\./);
    await expect(createOf('New', ids(101), { ...calls, add, partly: 'playlist.partly' })).rejects.toThrow(/The playlist “New”.*It is full\./);
    expect(sent).toEqual([['New', 100], ['New', 100]]);
  });
});
