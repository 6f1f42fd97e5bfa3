import { describe, expect, it } from 'vitest';
import { actOf, Inbox } from './inbox.svelte';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('keys of the inbox', () => {
  it('mean something', () => {
    expect(actOf({ ...plain, key: 'j' }, false)).toBe('next');
    expect(actOf({ ...plain, key: 'Z' }, false)).toBe('undo');
    expect(actOf({ ...plain, key: 'q' }, false)).toBeUndefined();
  });
  it('mean nothing while somebody writes, nor with Ctrl', () => {
    expect(actOf({ ...plain, key: 'a' }, true)).toBeUndefined();
    expect(actOf({ ...plain, key: 'a', ctrlKey: true }, false)).toBeUndefined();
  });
});

describe('the inbox', () => {
  const ids = ['a', 'b', 'c'];
  it('opens the first, and moves inside its bounds', () => {
    const inbox = new Inbox();
    expect(inbox.at(ids)).toBe('a');
    expect(inbox.move(ids, -1)).toBe('a');
    expect(inbox.move(ids, 1)).toBe('b');
    expect(inbox.move(ids, 5)).toBe('c');
    expect(inbox.at([])).toBeNull();
    expect(inbox.move([], 1)).toBeNull();
  });
  it('acts on what is chosen, else on the open one', () => {
    const inbox = new Inbox();
    expect(inbox.target(ids)).toEqual(['a']);
    inbox.toggle('c');
    inbox.toggle('b');
    expect(inbox.target(ids)).toEqual(['b', 'c']);
    inbox.toggle('b');
    expect(inbox.target(ids)).toEqual(['c']);
    expect(inbox.target([])).toEqual([]);
  });
  it('opens what lies behind what was decided', () => {
    const inbox = new Inbox();
    inbox.toggle('a');
    inbox.decided(ids, ['a'], ['1']);
    expect(inbox.at(['b', 'c'])).toBe('b');
    expect(inbox.chosen.size).toBe(0);
    inbox.decided(['b', 'c'], ['c'], ['2']);
    expect(inbox.at(['b'])).toBe('b');
  });
  it('takes decisions back, the newest first', () => {
    const inbox = new Inbox();
    expect(inbox.undoable).toBe(false);
    inbox.decided(ids, ['a'], ['1']);
    inbox.decided(ids, ['b'], ['2', '3']);
    inbox.decided(ids, ['c'], []);
    expect(inbox.takeBack()).toEqual(['2', '3']);
    expect(inbox.takeBack()).toEqual(['1']);
    expect(inbox.undoable).toBe(false);
    expect(inbox.takeBack()).toEqual([]);
  });
});
