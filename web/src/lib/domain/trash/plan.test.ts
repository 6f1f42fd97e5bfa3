import { expect, test, vi } from 'vitest';
import { deleted, planned } from './plan';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `file_${at}`);
const plan = (fileIds: string[], missing = (_: string) => false) => ({
  bytes: fileIds.length, playsKept: 1, token: `token of ${fileIds.length}`, restorableUntil: '2026-01-01T00:00:00Z', vanishing: [{ item: null }],
  files: fileIds.map((id) => ({ sizeBytes: 1, sidecars: [`${id}.srt`], missing: missing(id), file: { id, name: id } }))
});

test('at most 500 files are planned at a time, and all of them shown', async () => {
  const whole = await planned(ids(1001), async (fileIds) => plan(fileIds));
  expect(whole?.parts.map(({ fileIds, token }) => [fileIds.length, token])).toEqual([[500, 'token of 500'], [500, 'token of 500'], [1, 'token of 1']]);
  expect([whole?.there.length, whole?.sidecars.length, whole?.vanishing.length, whole?.bytes, whole?.playsKept]).toEqual([1001, 1001, 3, 1001, 3]);
  expect(await planned([])).toBeNull();
});

test('missing files are told from those that are there', async () => {
  const whole = await planned(ids(3), async (fileIds) => plan(fileIds, (id) => id === 'file_1'));
  expect([whole?.there, whole?.missing].map((files) => files?.map(({ file }) => file?.id))).toEqual([['file_0', 'file_2'], ['file_1']]);
});

test('what is done before something fails is told too', async () => {
  const { parts } = (await planned(ids(1200), async (fileIds) => plan(fileIds)))!;
  const send = vi.fn(async (fileIds: string[], _: string) => ({
    items: fileIds.slice(1).map((id) => ({ id })),
    forgotten: 0,
    userErrors: [{ path: [], code: 'CONFLICT' as const, message: 'One has changed.' }]
  }));
  send.mockImplementationOnce(async () => ({ items: [{ id: 'trash_1' }], forgotten: 2, userErrors: [] }));
  send.mockImplementationOnce(async () => ({
    items: [{ id: 'trash_2' }],
    forgotten: 0,
    userErrors: [{ path: [], code: 'CONFLICT' as const, message: 'One has changed.' }]
  }));
  send.mockRejectedValueOnce(new Error('The server is away.'));
  expect(await deleted({ parts }, send)).toEqual({ moved: 2, forgotten: 2, problems: ['One has changed.', 'The server is away.'] });
  expect(send.mock.calls.map(([fileIds, token]) => [fileIds.length, token])).toEqual([[500, 'token of 500'], [500, 'token of 500'], [200, 'token of 200']]);
});
