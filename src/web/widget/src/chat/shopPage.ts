import { signal } from '@preact/signals';
import type { Context, FrameOptions } from '@chatrouter/shared/bridge';
import type { OpenRequest } from '@chatrouter/shared/contract';
import { entryOf } from './entry';
import { boundedContext, noContext, offersAfter } from './offered';

/** What the page around the chat says of itself, and what it shows. */
export class ShopPage {
  /** What it shows, as far as the buyer has not sent or dismissed it. */
  readonly context = signal(noContext);
  /** As the server is told when the chat opens, and again when it changes. */
  entry: Omit<OpenRequest, 'have'> = {};
  options: FrameOptions = {};
  private shown = noContext;

  constructor(
    private readonly complain: (code: string, message: string) => void,
    private readonly changed: () => void,
  ) {}

  describe(options: FrameOptions): void {
    this.options = options;
    this.enter();
  }

  look(shown: Context): void {
    const { context, refused } = boundedContext(shown);
    if (refused.length > 0) this.complain('badProduct', `Too long or no http address: ${refused.join(', ')}`);
    this.context.value = offersAfter(this.context.value, this.shown, context);
    this.shown = context;
    this.enter();
  }

  dismiss(offer: keyof Context): void {
    this.context.value = { ...this.context.value, [offer]: null };
  }

  private enter(): void {
    const { entry, refused } = entryOf(this.options, this.shown);
    if (refused.length > 0) this.complain('badMetadata', `Too long or too many: ${refused.join(', ')}`);
    const changed = JSON.stringify(entry) !== JSON.stringify(this.entry);
    this.entry = entry;
    if (changed) this.changed();
  }
}
