import { expect, it } from 'vitest';
import { commandOf } from './keys';

const press = (key: string, with_: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...with_ });

it.each([
  [' ', { do: 'toggle' }],
  ['k', { do: 'toggle' }],
  ['ArrowLeft', { do: 'seekBy', seconds: -10 }],
  ['ArrowRight', { do: 'seekBy', seconds: 10 }],
  ['j', { do: 'seekBy', seconds: -30 }],
  ['l', { do: 'seekBy', seconds: 30 }],
  ['ArrowUp', { do: 'volumeBy', step: 0.1 }],
  ['0', { do: 'seekTo', share: 0 }],
  ['7', { do: 'seekTo', share: 0.7 }],
  ['<', { do: 'rate', step: -1 }],
  ['>', { do: 'rate', step: 1 }],
  ['PageDown', { do: 'chapter', step: 1 }],
  ['F', { do: 'fullscreen' }],
  ['p', { do: 'pictureInPicture' }],
  ['m', { do: 'mute' }],
  ['c', { do: 'captions' }],
  ['n', { do: 'next' }],
  ['i', { do: 'details' }],
  ['x', null],
  ['F5', null]
])('%s', (key, want) => expect(commandOf(press(key), 'none')).toEqual(want));

it('leaves keys to the control in focus', () => {
  expect(commandOf(press(' '), 'button')).toBeNull();
  expect(commandOf(press('ArrowLeft'), 'slider')).toBeNull();
  expect(commandOf(press('PageUp'), 'slider')).toBeNull();
  expect(commandOf(press('f'), 'text')).toBeNull();
  expect(commandOf(press('c'), 'menu')).toBeNull();
  expect(commandOf(press('f'), 'button')).toEqual({ do: 'fullscreen' });
});

it.each(['k', 'F', '7', '<'])('%s does nothing where letters are switched off', (key) => expect(commandOf(press(key), 'none', false)).toBeNull());
it.each([' ', 'ArrowLeft', 'End', 'PageUp'])('%j works all the same', (key) => expect(commandOf(press(key), 'none', false)).not.toBeNull());

it('leaves shortcuts to the browser', () => expect(commandOf(press('f', { ctrlKey: true }), 'none')).toBeNull());
