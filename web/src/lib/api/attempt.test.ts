import { beforeEach, expect, it, vi } from 'vitest';
import { t } from '$lib/i18n/i18n';
import { attempt, told } from './attempt';
import { ApiError } from './request';

const error = vi.hoisted(() => vi.fn());
vi.mock('svelte-sonner', () => ({ toast: { error } }));
beforeEach(() => void error.mockReset());

it('says why something failed, and that the server is away', () => {
  expect(told(new Error('the disk is full'))).toBe('the disk is full');
  expect(told(new ApiError('OFFLINE', ''))).toBe(t('state.offline'));
  expect(told(new Error(''))).toBe(t('state.failed'));
  expect(told('odd', t('state.internal'))).toBe(t('state.internal'));
});

it('tells failures alone', async () => {
  expect(await attempt(async () => 1)).toBe(true);
  expect(error).not.toHaveBeenCalled();
  expect(await attempt(() => Promise.reject(new ApiError('OFFLINE', '')))).toBe(false);
  expect(error).toHaveBeenCalledExactlyOnceWith(t('state.offline'));
});
