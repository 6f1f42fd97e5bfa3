import { expect, it } from 'vitest';
import type { PicturesOfListQuery } from '$lib/api/generated/graphql';
import { picturesOf } from './pictures';

const art = (id: string) => ({ id, width: 2, height: 3, blurhash: null, url: `/${id}`, large: `/${id}` });
const nodes = (...items: unknown[]) => ({ items: { nodes: items.map((item) => ({ item })) } });
const of = (node: unknown) => picturesOf(node as PicturesOfListQuery['node']);

it('takes each picture of a collection once, and leaves out what has none or is gone', () => {
  const list = nodes(
    { __typename: 'Movie', id: 'm', title: 'M', poster: art('1') },
    { __typename: 'Series', id: 's', title: 'S', poster: null },
    { __typename: 'Album', id: 'a', title: 'A', cover: art('2') },
    { __typename: 'Artist', id: 'r', title: 'R', picture: art('2') },
    null
  );
  expect(of({ __typename: 'Collection', ...list })).toEqual([
    { id: 'm', title: 'M', art: art('1') },
    { id: 'a', title: 'A', art: art('2') }
  ]);
});

it('takes what episodes and songs show', () => {
  const list = nodes(
    { __typename: 'Episode', id: 'e', episodeTitle: null, still: null, series: { id: 's', title: 'S', poster: art('1') } },
    { __typename: 'Track', id: 't', title: 'T', album: { id: 'a', cover: art('2') } },
    { __typename: 'Channel' }
  );
  expect(of({ __typename: 'Playlist', ...list }).map(({ id, title }) => [id, title])).toEqual([['e', 'S'], ['t', 'T']]);
  expect(of(null)).toEqual([]);
});
