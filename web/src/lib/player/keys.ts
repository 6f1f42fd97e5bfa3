import { isCharacter } from '$lib/ui/shortcuts.svelte';

export type Command =
  | { do: 'toggle' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekTo'; share: number }
  | { do: 'chapter'; step: -1 | 1 }
  | { do: 'volumeBy'; step: number }
  | { do: 'rate'; step: -1 | 1 }
  | { do: 'fullscreen' }
  | { do: 'pictureInPicture' }
  | { do: 'mute' }
  | { do: 'captions' }
  | { do: 'details' }
  | { do: 'next' };

/** What has the focus, as far as it takes keys for itself. */
export type Focus = 'none' | 'button' | 'slider' | 'text' | 'menu';

interface Press {
  key: string;
  shiftKey?: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const commands: Record<string, Command> = {
  ' ': { do: 'toggle' },
  k: { do: 'toggle' },
  arrowleft: { do: 'seekBy', seconds: -10 },
  arrowright: { do: 'seekBy', seconds: 10 },
  j: { do: 'seekBy', seconds: -30 },
  l: { do: 'seekBy', seconds: 30 },
  arrowup: { do: 'volumeBy', step: 0.1 },
  arrowdown: { do: 'volumeBy', step: -0.1 },
  home: { do: 'seekTo', share: 0 },
  end: { do: 'seekTo', share: 1 },
  pageup: { do: 'chapter', step: -1 },
  pagedown: { do: 'chapter', step: 1 },
  '<': { do: 'rate', step: -1 },
  '>': { do: 'rate', step: 1 },
  f: { do: 'fullscreen' },
  p: { do: 'pictureInPicture' },
  m: { do: 'mute' },
  c: { do: 'captions' },
  i: { do: 'details' },
  n: { do: 'next' }
};

/** What a key means in the player; null when it belongs to the control in focus, to the browser, or to nobody. Without `letters`, only other keys do. */
export function commandOf(press: Press, focus: Focus, letters = true): Command | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (!letters && isCharacter(press.key)) return null;
  if (focus === 'text' || focus === 'menu') return null;
  const key = press.key.toLowerCase();
  if (focus === 'button' && key === ' ') return null;
  if (focus === 'slider' && (key.startsWith('arrow') || key.startsWith('page') || key === 'home' || key === 'end')) return null;
  if (/^[0-9]$/.test(key)) return { do: 'seekTo', share: Number(key) / 10 };
  return commands[key] ?? null;
}

/** What kind of control an element is, as `commandOf` asks. */
export function focusOf(element: Element | null): Focus {
  if (element?.closest('[role="menu"], [role="dialog"]')) return 'menu';
  if (element instanceof HTMLInputElement) return element.type === 'range' ? 'slider' : 'text';
  if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) return 'text';
  if (element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement) return 'button';
  return 'none';
}

/** The keys to tell of, with the name of what they do. */
export const keyHelp = [
  { keys: ['K', '␣'], does: 'toggle' },
  { keys: ['←', '→'], does: 'seek10' },
  { keys: ['J', 'L'], does: 'seek30' },
  { keys: ['0', '9'], does: 'share' },
  { keys: ['PgUp', 'PgDn'], does: 'chapter' },
  { keys: ['↑', '↓'], does: 'volume' },
  { keys: ['M'], does: 'mute' },
  { keys: ['C'], does: 'captions' },
  { keys: ['<', '>'], does: 'rate' },
  { keys: ['F'], does: 'fullscreen' },
  { keys: ['P'], does: 'pip' },
  { keys: ['N'], does: 'next' },
  { keys: ['I'], does: 'details' }
] as const;

const onAir = ['toggle', 'volume', 'mute', 'fullscreen', 'pip'] as const;

/** Those that work on a channel too, and the one that leads back to what is on now. */
export const liveKeyHelp = [...keyHelp.filter(({ does }) => onAir.some((one) => one === does)), { keys: ['End'], does: 'edge' }] as const;
