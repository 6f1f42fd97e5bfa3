import { expect, it } from 'vitest';
import { commandOf } from './keys';

const press = (key: string, with_: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...with_ });

it.each([
  [' ', { do: 'toggle' }],
  ['ArrowLeft', { do: 'seekBy', seconds: -10 }],
  ['ArrowRight', { do: 'seekBy', seconds: 10 }],
  ['ArrowUp', { do: 'volumeBy', step: 0.1 }],
  ['F', { do: 'fullscreen' }],
  ['m', { do: 'mute' }],
  ['c', { do: 'captions' }],
  ['x', null]
])('%s', (key, want) => expect(commandOf(press(key), { role: 'none' })).toEqual(want));

it('leaves keys to the control in focus', () => {
  expect(commandOf(press(' '), { role: 'button' })).toBeNull();
  expect(commandOf(press('ArrowLeft'), { role: 'slider' })).toBeNull();
  expect(commandOf(press('f'), { role: 'text' })).toBeNull();
  expect(commandOf(press('c'), { role: 'choice' })).toBeNull();
  expect(commandOf(press('f'), { role: 'button' })).toEqual({ do: 'fullscreen' });
});

it('leaves shortcuts to the browser', () => expect(commandOf(press('f', { ctrlKey: true }), { role: 'none' })).toBeNull());
