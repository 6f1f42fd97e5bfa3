import { expect, it } from 'vitest';
import { byRole } from './credits';
import { groupsOf } from './groups';

const album = (id: string, more = {}) => ({
  id,
  kind: 'ALBUM' as const,
  secondaryKinds: [] as string[],
  compilation: false,
  artists: [{ artist: { id: 'artist_1' } }],
  ...more
});

it('tells albums from singles, live recordings, compilations and those of others', () => {
  const albums = [
    album('a'),
    album('b', { kind: 'SINGLE' }),
    album('c', { secondaryKinds: ['Live'], kind: 'EP' }),
    album('d', { secondaryKinds: ['Compilation'] }),
    album('e', { compilation: true }),
    album('f', { artists: [{ artist: { id: 'artist_2' } }] }),
    album('g', { artists: [] }),
    album('h', { kind: 'EP' }),
    album('i', { secondaryKinds: ['Soundtrack'] })
  ];
  expect(groupsOf(albums, 'artist_1').map(({ name, albums: found }) => [name, found.map(({ id }) => id).join('')])).toEqual([
    ['albums', 'ai'], ['short', 'bh'], ['live', 'c'], ['compilations', 'de'], ['appears', 'fg']
  ]);
  expect(groupsOf([], 'artist_1')).toEqual([]);
});

it('says who did what once for each role', () => {
  const one = { id: 'artist_1', name: 'One' };
  const two = { id: 'artist_2', name: 'Two' };
  expect(
    byRole([
      { role: 'ARTIST', artist: one },
      { role: 'COMPOSER', artist: two },
      { role: 'PERFORMER', detail: 'bass', artist: one },
      { role: 'COMPOSER', artist: one },
      { role: 'MIXER', artist: null }
    ])
  ).toEqual([
    { role: 'ARTIST', artists: [{ ...one, detail: '' }] },
    { role: 'COMPOSER', artists: [{ ...two, detail: '' }, { ...one, detail: '' }] },
    { role: 'PERFORMER', artists: [{ ...one, detail: 'bass' }] }
  ]);
});
