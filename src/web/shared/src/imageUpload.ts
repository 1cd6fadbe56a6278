import { read, Refusal } from './refusal';

const path = '/api/v1/uploads';

export interface UploadOptions {
  token: string;
  /** From 0 to 1. */
  progress: (share: number) => void;
  signal: AbortSignal;
}

export interface Uploaded {
  imageId: string;
  /** A QR code was found in what an agent uploaded, to a shop that cares. */
  holdsCode?: boolean;
}

/** Uploads a file. A refusal throws `Refusal`; no answer, or a cancel, throws something else. */
export function uploadImage(image: Blob, { token, progress, signal }: UploadOptions): Promise<Uploaded> {
  // fetch tells nothing of how far an upload has come.
  const request = new XMLHttpRequest();
  return new Promise<Uploaded>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onabort = () => reject(new Error('Cancelled.'));
    request.onerror = () => reject(new Error('No answer.'));
    request.onload = () => {
      const answer = request.response as Uploaded | null;
      if (request.status === 201 && answer?.imageId !== undefined) resolve(answer);
      else reject(refused(request));
    };
    request.responseType = 'json';
    request.open('POST', path);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', image.type);
    request.send(image);
  });
}

/** Fetches an image of a talk. */
export async function downloadImage(imageId: string, token: string): Promise<Blob> {
  const response = await fetch(`${path}/${imageId}`, { headers: { authorization: `Bearer ${token}` }, credentials: 'omit' });
  if (response.ok) return response.blob();
  throw read(await response.json().catch(() => undefined)) ?? new Refusal('unavailable', response.statusText);
}

function refused(request: XMLHttpRequest): Refusal {
  const said = read(request.response);
  const wait = Number(request.getResponseHeader('retry-after'));
  return new Refusal(said?.code ?? 'unavailable', said?.message ?? request.statusText, wait > 0 ? wait * 1000 : undefined);
}
