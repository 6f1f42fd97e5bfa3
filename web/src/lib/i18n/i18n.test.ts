import { describe, expect, it } from 'vitest';
import { de } from './de';
import { en } from './en';
import { pickLocale, translate, type Key, type Message } from './i18n';

const holes = (message: Message) =>
  [...new Set((typeof message === 'string' ? message : message.one + message.other).match(/\{\w+\}/g) ?? [])].sort();

describe('catalogues', () => {
  it('have the same keys', () => expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort()));
  it.each(Object.keys(en) as Key[])('%s has the same shape and the same holes', (key) => {
    expect(typeof de[key]).toBe(typeof en[key]);
    expect(holes(de[key])).toEqual(holes(en[key]));
    if (en[key] !== '') expect(de[key]).not.toBe('');
  });
});

describe('translate', () => {
  it('fills holes', () => expect(translate('en', 'series.season', { number: 3 })).toBe('Season 3'));
  it('leaves a hole without a value', () => expect(translate('en', 'series.season')).toBe('Season {number}'));
  it('chooses by number', () => {
    expect(translate('en', 'series.episodes', { count: 1 })).toBe('1 episode');
    expect(translate('de', 'series.episodes', { count: 0 })).toBe('0 Folgen');
  });
});

it('takes the first known language, or English', () => {
  expect(pickLocale(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(pickLocale(['ja'])).toBe('en');
});
