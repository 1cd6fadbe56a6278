import type { OfferedChat } from '@chatrouter/shared/offered';
import { codeOf } from '@chatrouter/shared/refusal';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatStore } from '../store';
import { whyRefused } from '../words';
import { toComposer } from './toComposer';
import { t } from './words';

type Asked = NonNullable<OfferedChat['contact']>;

const invalid = { phone: 'contact.badPhone', email: 'contact.badEmail', either: 'error.contactInvalid' } as const;
const inputs = {
  phone: { type: 'tel', autocomplete: 'tel' },
  email: { type: 'email', autocomplete: 'email' },
  either: { type: 'text', autocomplete: 'on' },
} as const;

/** Where the buyer can be reached: asked beside the composer while nobody is there, and his to change and remove while the conversation lasts. */
export function Contact({ store }: { store: ChatStore }) {
  const { contact, left } = store.offered.value;
  const status = store.talk.value.status?.status;
  const [changing, change] = useState(false);
  const open = status !== undefined && status !== 'closed';
  if (contact === undefined || !open || (left === undefined && status !== 'offlinePool')) return null;
  return (
    <div class="contact">
      <span role="status">{left !== undefined && !changing && t('contact.left', { contact: left })}</span>
      {left === undefined || changing ? (
        <Form asked={contact} left={left} save={(text) => leave(store, text)} done={() => change(false)} />
      ) : (
        <Choices change={() => change(true)} remove={() => leave(store, null)} />
      )}
    </div>
  );
}

async function leave(store: ChatStore, contact: string | null): Promise<void> {
  const { contact: left } = await store.linkOrThrow().call('LeaveContact', contact);
  store.offered.value = { ...store.offered.value, left };
  toComposer();
}

interface FormProps {
  asked: Asked;
  left: string | undefined;
  save: (contact: string) => Promise<void>;
  done: () => void;
}

function Form({ asked, left, save, done }: FormProps) {
  const [text, setText] = useState(left ?? '');
  const { busy, code, attempt } = useAttempt();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (left !== undefined) box.current?.focus();
  }, []);
  const why = code === 'contactInvalid' ? t(invalid[asked]) : code && whyRefused(code);
  const submit = (event: Event) => {
    event.preventDefault();
    attempt(() => save(text).then(done));
  };
  return (
    <form noValidate onSubmit={submit}>
      <label for="contact">{t(`contact.${asked}`)}</label>
      <input
        ref={box}
        id="contact"
        {...inputs[asked]}
        maxLength={254}
        value={text}
        aria-invalid={code === 'contactInvalid'}
        aria-describedby="contact-why"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" disabled={busy || text.trim() === ''}>
        {t('contact.save')}
      </button>
      {left !== undefined && (
        <button
          type="button"
          onClick={() => {
            done();
            toComposer();
          }}
        >
          {t('contact.cancel')}
        </button>
      )}
      <span id="contact-why" class="bad" role="alert">
        {why}
      </span>
    </form>
  );
}

function Choices({ change, remove }: { change: () => void; remove: () => Promise<void> }) {
  const { busy, code, attempt } = useAttempt();
  return (
    <>
      <button type="button" onClick={change}>
        {t('contact.change')}
      </button>
      <button type="button" disabled={busy} onClick={() => attempt(remove)}>
        {t('contact.remove')}
      </button>
      <span class="bad" role="alert">
        {code && whyRefused(code)}
      </span>
    </>
  );
}

/** One request at a time, and why the last one failed. */
function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string>();
  const attempt = (work: () => Promise<void>) => {
    setBusy(true);
    setCode(undefined);
    work()
      .catch((error: unknown) => setCode(codeOf(error)))
      .finally(() => setBusy(false));
  };
  return { busy, code, attempt };
}
