import { describe, expect, it } from 'vitest';
import { filesOf, worksOf } from './works';

const files = (...ids: string[]) => ids.map((id) => ({ file: { id } }));

describe('worksOf', () => {
  it('offers albums, and what is on none', () => {
    const albums = [
      { id: 'album_1', title: 'Simon', year: 1969, credit: 'Nirvana' },
      { id: 'album_2', title: 'Hits', year: null, credit: 'Various' }
    ];
    const tracks = [
      { title: 'On', credit: 'Nirvana', album: {}, files: files('a') },
      { title: 'Alone', credit: 'Nirvana', album: null, files: files('b', 'c') },
      { title: 'Gone', credit: 'Nirvana', album: null, files: [{ file: null }] }
    ];
    expect(worksOf(albums, tracks)).toEqual([
      { value: 'album_1', label: 'Simon (1969)', hint: 'Nirvana' },
      { value: 'album_2', label: 'Hits', hint: 'Various' },
      { value: 'b c', label: 'Alone', hint: 'Nirvana' }
    ]);
  });
});

describe('filesOf', () => {
  it('asks for the files of albums page by page, and names each once', async () => {
    const asked: unknown[] = [];
    const ask = (albumId: string, after: string | null) => {
      asked.push([albumId, after]);
      const nodes = after ? [{ files: [...files('b', 'a'), { file: null }] }] : [{ files: files('a') }];
      return Promise.resolve({ nodes, pageInfo: { hasNextPage: !after, endCursor: 'x' } });
    };
    expect(await filesOf(['album_1', 'c d'], ask)).toEqual(['a', 'b', 'c', 'd']);
    expect(asked).toEqual([['album_1', null], ['album_1', 'x']]);
  });
});
