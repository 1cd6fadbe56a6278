import { afterEach, expect, it, vi } from 'vitest';
import { canCapture, takeStill } from './still';

const track = { stop: vi.fn() };
const video = { muted: false, srcObject: undefined as unknown, play: vi.fn<() => Promise<void>>() };

function browser(): void {
  track.stop.mockReset();
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia: async () => ({ getTracks: () => [track] }) } });
  vi.stubGlobal('document', { createElement: () => video });
  vi.stubGlobal('createImageBitmap', async (of: unknown) => {
    expect(track.stop).not.toHaveBeenCalled();
    return of;
  });
}
afterEach(() => vi.unstubAllGlobals());

it('captures nothing any more once it has the picture', async () => {
  browser();
  video.play.mockResolvedValue();

  expect(await takeStill()).toBe(video);
  expect(track.stop).toHaveBeenCalledOnce();
});

it('captures nothing any more where there is no picture', async () => {
  browser();
  video.play.mockRejectedValue(new Error('no frames'));

  await expect(takeStill()).rejects.toThrow('no frames');
  expect(track.stop).toHaveBeenCalledOnce();
});

it('is not there on phones and on pages without HTTPS', () => {
  vi.stubGlobal('navigator', { mediaDevices: {} });
  expect(canCapture()).toBe(false);
  vi.stubGlobal('navigator', {});
  expect(canCapture()).toBe(false);
  browser();
  expect(canCapture()).toBe(true);
});
