import type { Direction, MovieOrderField, TitleKind, TitleOrderField } from '$lib/api/generated/graphql';
import { clean, filterOf, type Filter } from './filter';
import { shelves } from './kinds';

export type Order = TitleOrderField;

/** What a grid shows, as its address says it. */
export interface Listing {
  kind: TitleKind;
  sort: Order;
  /** Runs against the direction that is usual for its order. */
  reversed: boolean;
  genre: string;
  title: string;
  filter: Filter;
  /** What tells one random order from another; 0 where that is still to be chosen. */
  seed: number;
  /** The position to begin behind, from a letter or a month. */
  from: string;
}

export const whole: Listing = { kind: 'MOVIE', sort: 'TITLE', reversed: false, genre: '', title: '', filter: {}, seed: 0, from: '' };

/** All of a kind. */
export const wholeOf = (kind: TitleKind): Listing => ({ ...whole, kind, sort: firstOf(kind) });

const firstOf = (kind: TitleKind): Order => shelves[kind].orders[0] ?? 'TITLE';

/** The order of a grid where none is asked for: what is searched for comes by how well it goes with the text. */
export const usual = (listing: Pick<Listing, 'kind' | 'title' | 'filter'>): Order =>
  listing.title || listing.filter.text ? 'RELEVANCE' : firstOf(listing.kind);

const usually = (sort: Order): Direction => (sort === 'TITLE' || sort === 'NAME' || sort === 'ARTIST' ? 'ASC' : 'DESC');

/** Whether an order has letters. */
export const lettered = (sort: Order) => sort === 'TITLE' || sort === 'NAME';

/** Whether letters or months lead into an order. */
export const bucketed = (sort: Order) => lettered(sort) || sort === 'ADDED_AT';

/** Whether an order can run the other way round. */
export const turns = (sort: Order) => sort !== 'RANDOM' && sort !== 'RELEVANCE';

export function directionOf({ sort, reversed }: Pick<Listing, 'sort' | 'reversed'>): Direction {
  return reversed && turns(sort) ? (usually(sort) === 'ASC' ? 'DESC' : 'ASC') : usually(sort);
}

/** What makes a random order another than the last one. */
export const seedAnew = () => 1 + Math.floor(Math.random() * (2 ** 31 - 1));

/** Whether a direction is against what is usual. */
export const isReversed = (sort: Order, direction: Direction) => turns(sort) && direction !== usually(sort);

/** The orders that a grid offers. */
export const offers = (listing: Listing): Order[] =>
  usual(listing) === 'RELEVANCE' ? ['RELEVANCE', ...shelves[listing.kind].orders] : [...shelves[listing.kind].orders];

export function listingOf(params: URLSearchParams, kind: TitleKind): Listing {
  const narrowed = { kind, title: params.get('title') ?? '', filter: filterOf(params.get('filter')) };
  const sort = shelves[kind].orders.find((order) => order === params.get('sort')) ?? usual(narrowed);
  const seed = Number.parseInt(params.get('seed') ?? '', 10);
  return {
    sort, reversed: params.get('reversed') === 'true' && turns(sort), genre: params.get('genre') ?? '', ...narrowed,
    seed: Number.isSafeInteger(seed) ? seed % 2 ** 31 : 0, from: params.get('from') ?? ''
  };
}

export function addressOf(path: string, listing: Listing): string {
  const params = new URLSearchParams();
  // An order that is gone with the text is none.
  if (listing.sort !== usual(listing) && listing.sort !== 'RELEVANCE') params.set('sort', listing.sort);
  if (listing.reversed && turns(listing.sort)) params.set('reversed', 'true');
  if (listing.sort === 'RANDOM' && listing.seed) params.set('seed', String(listing.seed));
  if (listing.genre) params.set('genre', listing.genre);
  if (listing.title) params.set('title', listing.title);
  const filter = clean(listing.filter);
  if (Object.keys(filter).length > 0) params.set('filter', JSON.stringify(filter));
  if (listing.from) params.set('from', listing.from);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The whole filter, with what stands beside the panel. */
export function filterOfListing(listing: Listing): Filter {
  return {
    ...listing.filter,
    ...(listing.genre && { genreIds: [listing.genre] }),
    ...(listing.title && { text: listing.title })
  };
}

/** What a saved filter shows: a text and a genre stand beside the panel again, where they can be changed. */
export function listingOfSaved(kind: TitleKind, saved: { filter: unknown; orderField: Order; direction: Direction }): Listing {
  const { text, genreIds, ...rest } = filterOf(JSON.stringify(saved.filter));
  const one = genreIds?.length === 1;
  return {
    ...wholeOf(kind), sort: saved.orderField, reversed: isReversed(saved.orderField, saved.direction), title: text ?? '',
    genre: one ? String(genreIds[0]) : '', filter: clean(one ? rest : { ...rest, genreIds })
  };
}

/** The arguments of a list, whose kind has the orders F. */
export function argumentsOf<F extends Order = MovieOrderField>(listing: Listing) {
  return { first: 48, orderBy: { field: listing.sort as F, direction: directionOf(listing), seed: listing.seed }, filter: filterOfListing(listing) };
}

/** The arguments of what leads into a sorted list: letters, or months. */
export function bucketsOf(listing: Listing) {
  return { filter: filterOfListing(listing), direction: directionOf(listing), letters: lettered(listing.sort), months: listing.sort === 'ADDED_AT' };
}
