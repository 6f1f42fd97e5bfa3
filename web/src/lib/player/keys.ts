export type Command =
  | { do: 'toggle' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekTo'; share: number }
  | { do: 'volumeBy'; step: number }
  | { do: 'fullscreen' }
  | { do: 'mute' }
  | { do: 'captions' };

interface Press {
  key: string;
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
  f: { do: 'fullscreen' },
  m: { do: 'mute' },
  c: { do: 'captions' }
};

/** What a key means in the player; null when it belongs to the control in focus, to the browser, or to nobody. */
export function commandOf(press: Press, focus: { role: string }): Command | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const key = press.key.toLowerCase();
  if (focus.role === 'text' || focus.role === 'choice') return null;
  if (focus.role === 'button' && key === ' ') return null;
  if (focus.role === 'slider' && (key.startsWith('arrow') || key === 'home' || key === 'end')) return null;
  return commands[key] ?? null;
}

/** What kind of control an element is, as `commandOf` asks. */
export function roleOf(element: Element | null): { role: string } {
  if (element instanceof HTMLInputElement) return { role: element.type === 'range' ? 'slider' : 'text' };
  if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) return { role: 'choice' };
  if (element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement) return { role: 'button' };
  return { role: 'none' };
}
