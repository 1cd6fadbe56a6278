/** Chromium's; else it would bring what is captured to the front, and leave the agent there. */
declare const CaptureController: (new () => { setFocusBehavior: (behaviour: 'no-focus-change') => void }) | undefined;

function stayingHere(): { controller?: unknown } {
  if (typeof CaptureController === 'undefined') return {};
  const controller = new CaptureController();
  controller.setFocusBehavior('no-focus-change');
  return { controller };
}

/** Phones have none, nor pages without HTTPS. */
export const canCapture = (): boolean => 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

/** One picture of the screen, window or tab that the agent chooses; nothing is captured any more when it is there, or failed. */
export async function takeStill(): Promise<ImageBitmap> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false, ...stayingHere() });
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    return await createImageBitmap(video);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
