// @vitest-environment happy-dom
import { markOwnDrags } from '@chatrouter/shared/drags';
import { describe, expect, it, vi } from 'vitest';
import { dropsImages } from './ImageTray';
import type { ChatStore } from './store';

describe('pictures held over the chat', () => {
  const coat = new File(['...'], 'coat.png', { type: 'image/png' });
  const pick = vi.fn<(files: Iterable<File>) => void>();
  const { onDragOver, onDrop } = dropsImages({ pictures: { staging: { pick } } } as unknown as ChatStore);
  const drag = (types: string[]) =>
    Object.assign(new Event('drag', { cancelable: true }), {
      dataTransfer: { types, files: [coat], dropEffect: 'copy' },
    }) as unknown as DragEvent;
  const told = (event: DragEvent) => [event.defaultPrevented, event.dataTransfer?.dropEffect, pick.mock.calls.splice(0)];

  it.each([
    ['taken from elsewhere', ['Files'], [true, 'copy'], [[[coat]]]],
    ['left to the box where they are text', ['text/plain'], [false, 'copy'], []],
  ])('are %s', (_, types, held, taken) => {
    const [over, drop] = [drag(types), drag(types)];

    onDragOver(over);
    expect(told(over)).toEqual([...held, []]);
    onDrop(drop);

    expect(told(drop)).toEqual([...held, taken]);
  });

  it('do nothing where they are the chat\u2019s own, dragged from one place of it to another', () => {
    markOwnDrags();
    const setData = vi.fn<(type: string) => void>();
    document.body.dispatchEvent(Object.assign(new Event('dragstart', { bubbles: true }), { dataTransfer: { setData } }));
    const types = ['text/uri-list', 'Files', ...setData.mock.calls.map(([type]) => type)];
    const [over, drop] = [drag(types), drag(types)];

    onDragOver(over);
    onDrop(drop);

    expect([told(over), told(drop)]).toEqual([
      [true, 'none', []],
      [true, 'none', []],
    ]);
  });
});
