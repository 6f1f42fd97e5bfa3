import { beforeEach, expect, it, vi } from 'vitest';
import { wayBack } from './way-back';

type Move = { from: { route: { id: string } } | null; to: { route: { id: string } }; type: string };
const { goto, heard } = vi.hoisted(() => ({ goto: vi.fn(), heard: [] as ((move: Move) => void)[] }));
vi.mock('$app/navigation', () => ({ goto, afterNavigate: (run: (move: Move) => void) => heard.push(run) }));
const back = vi.fn();
vi.stubGlobal('history', { back });

const at = (id: string) => ({ route: { id } });
const moves = (from: string | null, to: string, type: string) => heard.at(-1)!({ from: from === null ? null : at(from), to: at(to), type });
beforeEach(() => vi.clearAllMocks());

it.each(['link', 'goto'])('leads to where a %s came from', (type) => {
  const leave = wayBack(() => '/series/1');
  moves('/home', '/play', type);
  moves('/play', '/play', 'goto'); // the next episode
  leave();
  expect(back).toHaveBeenCalledOnce();
  expect(goto).not.toHaveBeenCalled();
});

it.each([
  [null, 'enter'],
  ['/home', 'popstate'] // what lies before it may be another site
])('leads to what is played where %s led here by %s', (from, type) => {
  const leave = wayBack(() => '/series/1');
  moves(from, '/play', type);
  leave();
  expect(goto).toHaveBeenCalledWith('/series/1');
  expect(back).not.toHaveBeenCalled();
});
