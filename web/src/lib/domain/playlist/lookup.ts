import {
  RulesAlbumsDocument,
  RulesArtistsDocument,
  RulesLabelsDocument,
  RulesPeopleDocument,
  type LabelKind,
  type RulesNamedQuery
} from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { t } from '$lib/i18n/i18n';

/** What a rule can name. */
export type Named = 'artist' | 'album' | 'label' | 'person';

interface Found {
  id: string;
  name: string;
}

const labelled = (name: string, kind: LabelKind) => `${name} · ${t(`filter.field.${kind}`)}`;

/** What goes by a part of its name, up to twenty; labels and people by its beginning. */
export async function look(what: Named, part: string, signal?: AbortSignal): Promise<Found[]> {
  switch (what) {
    case 'artist':
      return (await request(RulesArtistsDocument, { part }, { signal })).artists.nodes;
    case 'album':
      return (await request(RulesAlbumsDocument, { part }, { signal })).albums.nodes.map(({ id, title, credit }) => ({
        id,
        name: [title, credit].filter(Boolean).join(' · ')
      }));
    case 'label':
      return (await request(RulesLabelsDocument, { part }, { signal })).labels.nodes.map(({ id, kind, name }) => ({ id, name: labelled(name, kind) }));
    case 'person':
      return (await request(RulesPeopleDocument, { part }, { signal })).people.nodes;
  }
}

/** What something is called that a rule names; empty where it is gone. */
export function nameOf(node: RulesNamedQuery['node'] | undefined): string {
  switch (node?.__typename) {
    case 'Artist':
    case 'Person':
      return node.name;
    case 'Album':
      return node.title;
    case 'Label':
      return labelled(node.name, node.kind);
    default:
      return '';
  }
}
