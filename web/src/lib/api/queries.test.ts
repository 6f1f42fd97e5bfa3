import { beforeEach, expect, it, vi } from 'vitest';
import { queryClient } from './queries';
import { ApiError } from './request';

const error = vi.hoisted(() => vi.fn());
vi.mock('svelte-sonner', () => ({ toast: { error } }));
vi.mock('./client', () => ({ request: vi.fn() }));
beforeEach(() => {
  error.mockReset();
  queryClient.clear();
});

const failing = { retry: false, queryFn: () => Promise.reject(new ApiError('INTERNAL', 'The database is away.')) } as const;

it('tells that what is shown could not be read again', async () => {
  queryClient.setQueryData(['list'], 1);
  await queryClient.fetchQuery({ queryKey: ['list'], staleTime: 0, ...failing }).catch(() => {});
  expect(error).toHaveBeenCalledExactlyOnceWith('The database is away.', { id: 'stale' });
  expect(queryClient.getQueryData(['list'])).toBe(1);
});

it('leaves it to the page where nothing is shown yet', async () => {
  await queryClient.fetchQuery({ queryKey: ['other'], ...failing }).catch(() => {});
  expect(error).not.toHaveBeenCalled();
});
