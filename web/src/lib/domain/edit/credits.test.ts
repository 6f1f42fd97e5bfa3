import { describe, expect, it } from 'vitest';
import { creditInputs, lineOf, moved, partsOf, spoken } from './credits';

describe('credits in a form', () => {
  it('are read and written as lines', () => {
    const lines = ['ACTOR | Al Pacino | Vincent Hanna', 'DIRECTOR | Michael Mann', 'OTHER | Ada | Gaffer | Grip'];
    const parts = partsOf([...lines, 'nonsense', 'STAR | Somebody', 'ACTOR | ']);
    expect(parts).toHaveLength(3);
    expect(parts[0]).toEqual({ role: 'ACTOR', name: 'Al Pacino', character: 'Vincent Hanna' });
    expect(parts.map(lineOf)).toEqual([...lines.slice(0, 2), 'OTHER | Ada | Gaffer|Grip']);
    expect(lineOf({ role: 'ACTOR', name: ' A|B ', character: ' ' })).toBe('ACTOR | A/B');
  });

  it('are sent as the mutation takes them', () => {
    expect(creditInputs(['DIRECTOR | Michael Mann', 'ACTOR | Al Pacino | Hanna'])).toEqual([
      { role: 'DIRECTOR', name: 'Michael Mann', character: null },
      { role: 'ACTOR', name: 'Al Pacino', character: 'Hanna' }
    ]);
    expect(spoken({ role: 'ACTOR', name: 'Al Pacino', character: 'Hanna' })).toContain('Hanna');
  });

  it('change places', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a'], 3, 0)).toEqual(['a']);
  });
});
