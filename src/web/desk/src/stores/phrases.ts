import type { ForbiddenPattern } from '@chatrouter/shared/forbiddenPatterns';
import type { ForbiddenRules, ForbiddenWord } from '@chatrouter/shared/forbiddenWords';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { insertableOf, type Answer, type Insertable, type Phrase, type PhraseScope } from '../model/phrases';
import type { ShopTag } from '../model/tags';
import { useDesk } from './desk';
import { perSlot } from './perSlot';
import { useSession } from './session';
import type { Slot } from './shops';

export interface PhraseDraft {
  scope: PhraseScope;
  groupId?: string;
  title: string;
  text: string;
  code?: string;
  initials?: string;
  revision?: string;
}

interface DeskSettings {
  forbiddenWords: ForbiddenWord[];
  forbiddenPatterns: ForbiddenPattern[];
  ownDomains: string[];
  transferReasons: string[];
  pauseReasons: string[];
  tags: ShopTag[];
}

const nothing: ForbiddenRules = { words: [], patterns: [], domains: [] };

const phrasesAt = (slot: Slot) =>
  defineStore(`phrases:${slot}`, () => {
    const session = useSession(slot);
    const desk = useDesk(slot);
    const phrases = ref<Phrase[]>([]);
    /** The bot's questions and answers. */
    const answers = shallowRef<readonly Insertable[]>([]);
    const offered = computed<readonly Insertable[]>(() => [...phrases.value, ...answers.value]);
    const forbidden = shallowRef(nothing);
    const transferReasons = ref<string[]>([]);
    const pauseReasons = ref<string[]>([]);
    const tags = ref<ShopTag[]>([]);

    async function load(): Promise<void> {
      const [list, settings, known] = await Promise.all([
        session.call<{ phrases: Phrase[] }>('GET', 'phrases'),
        session.call<DeskSettings>('GET', 'desk/settings'),
        // A node of the version before has none to tell.
        session.call<{ answers: Answer[] }>('GET', 'desk/answers').catch(() => undefined),
      ]);
      phrases.value = list.phrases;
      if (known !== undefined) answers.value = insertableOf(known.answers);
      forbidden.value = { words: settings.forbiddenWords, patterns: settings.forbiddenPatterns, domains: settings.ownDomains };
      transferReasons.value = settings.transferReasons;
      pauseReasons.value = settings.pauseReasons;
      tags.value = settings.tags;
    }

    function forget(): void {
      forbidden.value = nothing;
      answers.value = [];
      [phrases.value, transferReasons.value, pauseReasons.value, tags.value] = [[], [], [], []];
    }

    // What could not be read just now is read with the next connection.
    watch(
      () => desk.connection.kind === 'up',
      (up) => up && void load().catch(() => undefined),
      { immediate: true },
    );
    watch(
      () => desk.loaded,
      (loaded) => loaded || forget(),
    );

    async function save(id: string | undefined, draft: PhraseDraft): Promise<void> {
      await (id === undefined ? session.call('POST', 'phrases', draft) : session.call('PUT', `phrases/${id}`, draft));
      await load();
    }

    async function remove({ id, revision }: Phrase): Promise<void> {
      await session.call('DELETE', `phrases/${id}?revision=${revision}`);
      await load();
    }

    return { phrases, answers, offered, forbidden, transferReasons, pauseReasons, tags, load, save, remove };
  });

/** The words of this desk: quick phrases, the bot's answers, what is forbidden, reasons of transfers and pauses, tags. Read anew with every connection. */
export const usePhrases = perSlot(phrasesAt);
