// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, type App } from 'vue';
import { useFocusBack } from './focusBack';

describe('the focus', () => {
  const regain = vi.fn();
  let app: App;
  const button = (parent: Element = document.body): HTMLButtonElement => {
    const made = document.createElement('button');
    parent.append(made);
    made.focus();
    return made;
  };
  const holder = (className: string): HTMLElement => {
    const made = Object.assign(document.createElement('div'), { className });
    document.body.append(made);
    return made;
  };
  /** Changes are heard of a moment later. */
  const looked = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
  beforeEach(async () => {
    app = createApp({ setup: () => (useFocusBack(regain), () => null) });
    app.mount(holder(''));
    button();
    await looked();
    regain.mockReset();
  });
  afterEach(() => {
    app.unmount();
    document.body.replaceChildren();
  });

  it('is found another place when what had it is gone, hidden or fades away', async () => {
    button().remove();
    await looked();
    expect(regain).toHaveBeenCalledTimes(1);

    const hidden = button();
    hidden.blur();
    hidden.style.display = 'none';
    await looked();
    expect(regain).toHaveBeenCalledTimes(2);

    button(holder('el-popper zoom-leave-active'));
    await looked();
    expect(regain).toHaveBeenCalledTimes(3);

    button(holder('el-popper zoom-leave-active'));
    document.body.tabIndex = -1;
    document.body.focus();
    await looked();
    expect(regain).toHaveBeenCalledTimes(4);
  });

  it('stays nowhere for who clicked beside everything, and in an open dialog', async () => {
    button().blur();
    holder('news');
    await looked();

    const dialog = holder('el-overlay');
    button(dialog).remove();
    await looked();
    expect(regain).not.toHaveBeenCalled();
  });

  it('stays in the dialog of a button that has gone', async () => {
    const dialog = Object.assign(document.createElement('div'), { className: 'el-dialog', tabIndex: -1 });
    holder('el-overlay').append(dialog);
    button(dialog).remove();
    await looked();

    expect(document.activeElement).toBe(dialog);
    expect(regain).not.toHaveBeenCalled();
  });

  it('comes back to a button that was busy', async () => {
    const busy = button();
    busy.blur();
    busy.disabled = true;
    await looked();
    expect(document.activeElement).toBe(document.body);

    busy.disabled = false;
    await looked();
    expect(document.activeElement).toBe(busy);
    expect(regain).not.toHaveBeenCalled();
  });
});
