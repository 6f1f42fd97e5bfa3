import type { DiscInput, LyricsInput } from '$lib/api/generated/graphql';

/** The words of a song, as they are written in a form. */
export interface Words {
  language: string;
  text: string;
}

/** The words that texts have, as `FieldOrigin.values` has them: `de | Die Worte`. */
export const wordsOf = (values: readonly string[]): Words[] =>
  values.map((value) => {
    const at = value.indexOf('|');
    return at < 0 ? { language: '', text: value } : { language: value.slice(0, at).trim(), text: value.slice(at + 1).trim() };
  });

/** Words as one text, for a form to compare; none are no text. */
export const packWords = (list: Words[]) => (list.length === 0 ? '' : JSON.stringify(list));

/** The words of such a text; a new form has none. */
export const unpackWords = (text: string): Words[] => (text === '' ? [] : (JSON.parse(text) as Words[]));

/** What the mutation takes: empty texts are left out. */
export const lyricsInputs = (list: Words[]): LyricsInput[] =>
  list.filter(({ text }) => text.trim()).map(({ language, text }) => ({ language: language.trim() || null, text: text.trim() }));

const columns = (line: string) => line.split('|').map((part) => part.trim());

/** What is wrong with a line that names a disc. */
export function discMistake(line: string): ('edit.discNumber' | 'edit.discTracks' | 'edit.discParts')[] {
  if (!line.trim()) return [];
  const [number = '', , , tracks = '', ...more] = columns(line);
  if (!/^0*[1-9][0-9]{0,2}$/.test(number)) return ['edit.discNumber'];
  if (more.length > 0) return ['edit.discParts'];
  return tracks === '' || /^0*[1-9][0-9]{0,3}$/.test(tracks) ? [] : ['edit.discTracks'];
}

/** The discs that lines name: `1 | The Early Years | CD | 12`, of which the end may be left out. */
export const discInputs = (lines: readonly string[]): DiscInput[] =>
  lines
    .filter((line) => line.trim())
    .map((line) => {
      const [number = '', title = '', media = '', tracks = ''] = columns(line);
      return { number: Number(number), title: title || null, media: media || null, trackTotal: tracks ? Number(tracks) : null };
    });
