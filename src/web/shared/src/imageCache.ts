/** So many pictures stay at hand; one that is shown again later is fetched again. */
const most = 60;

/** Addresses of pictures in this page's memory, by their ids. */
export class ImageCache {
  private readonly known = new Map<string, Promise<string>>();

  constructor(private readonly download: (imageId: string) => Promise<Blob>) {}

  /** The picture's address, fetched once however many ask; a failure is not kept. */
  addressOf(imageId: string): Promise<string> {
    const known = this.known.get(imageId) ?? this.download(imageId).then((image) => URL.createObjectURL(image));
    this.keep(imageId, known);
    known.catch(() => this.known.get(imageId) === known && this.known.delete(imageId));
    return known;
  }

  /** This page has the picture already: it sent it. */
  put(imageId: string, image: Blob): void {
    if (!this.known.has(imageId)) this.keep(imageId, Promise.resolve(URL.createObjectURL(image)));
  }

  private keep(imageId: string, address: Promise<string>): void {
    this.known.delete(imageId);
    this.known.set(imageId, address);
    for (const [oldest, gone] of this.known) {
      if (this.known.size <= most) return;
      this.known.delete(oldest);
      void gone.then(URL.revokeObjectURL, () => undefined);
    }
  }
}
