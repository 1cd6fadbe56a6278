// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refuseOtherFiles, useFileDrop } from './fileDrop';

const coat = new File(['...'], 'coat.png', { type: 'image/png' });

function drag(kind: 'dragover' | 'dragleave' | 'drop', types = ['Files'], relatedTarget?: Element): DragEvent {
  const dataTransfer = { types, files: types.includes('Files') ? [coat] : [], dropEffect: 'move' };
  return Object.assign(new Event(kind, { bubbles: true, cancelable: true }), { dataTransfer, relatedTarget }) as unknown as DragEvent;
}

describe('files held over the page', () => {
  const take = vi.fn<(files: Iterable<File>) => void>();
  let taker: typeof take | undefined = take;
  const { over, listeners } = useFileDrop(() => taker);
  const place = document.body.appendChild(document.createElement('main'));
  const inner = place.appendChild(document.createElement('p'));
  for (const [kind, hear] of Object.entries(listeners)) place.addEventListener(kind, (event) => hear(event as DragEvent));
  refuseOtherFiles();
  const at = (target: Element, event: DragEvent): unknown[] => {
    target.dispatchEvent(event);
    return [event.defaultPrevented, event.dataTransfer?.dropEffect, over.value];
  };
  beforeEach(() => {
    take.mockReset();
    taker = take;
  });

  it('are taken anywhere in their place, which shows it', () => {
    expect(at(inner, drag('dragover'))).toEqual([true, 'copy', true]);
    expect(at(inner, drag('dragleave', ['Files'], place))[2]).toBe(true);
    expect(at(place, drag('dragleave', ['Files'], document.body))[2]).toBe(false);

    at(inner, drag('dragover'));
    expect(at(inner, drag('drop'))).toEqual([true, 'move', false]);
    expect(take.mock.calls).toEqual([[[coat]]]);
  });

  it('do nothing elsewhere, nor where nobody takes them', () => {
    expect(at(document.body, drag('dragover'))).toEqual([true, 'none', false]);
    expect(at(document.body, drag('drop'))[0]).toBe(true);

    taker = undefined;
    expect(at(inner, drag('dragover'))).toEqual([true, 'none', false]);
    expect(at(inner, drag('drop'))[0]).toBe(true);
    expect(take).not.toHaveBeenCalled();
  });

  it('are not the page\u2019s own pictures, dragged from one place of it to another', () => {
    const setData = vi.fn<(type: string) => void>();
    inner.dispatchEvent(Object.assign(new Event('dragstart', { bubbles: true }), { dataTransfer: { setData } }));
    const types = ['text/uri-list', 'Files', ...setData.mock.calls.map(([type]) => type)];

    expect(at(inner, drag('dragover', types))).toEqual([true, 'none', false]);
    expect(at(inner, drag('drop', types))[0]).toBe(true);
    expect(take).not.toHaveBeenCalled();
  });

  it('are not mistaken for text, which the box takes as always', () => {
    for (const kind of ['dragover', 'drop'] as const) expect(at(inner, drag(kind, ['text/plain']))).toEqual([false, 'move', false]);
    expect(take).not.toHaveBeenCalled();
  });
});
