import { useEffect } from 'react';
import { useDraft } from '@/features/request/draft-store';
import { showHints, useHelp } from '@/features/request/help/help-store';
import { helpWords } from '@/features/request/help/help-words';
import { loadSchema } from '@/features/request/help/load-schema';
import { whichSchema } from '@/features/request/help/which-schema';
import { findPlaceholders, maskForCheck } from '@/features/request/variables/placeholders';
import { isFault } from '@/lib/json/json-problem';
import { hintsFor, setHelpSchema } from '@/lib/json-help/json-help';
import { useLanguage } from '@/lib/messages/language';
import type { Family } from '@/lib/model/provider';

/** Help about the request that is shown: from the schema of its path, anew after each change that was checked. */
export function useHelpSchema(family: Family, method: string, path: string): void {
  const choice = whichSchema(family, method, path);
  const [file, entry] = [choice?.file, choice?.entry];
  const language = useLanguage((state) => state.language);

  // biome-ignore lint/correctness/useExhaustiveDependencies: hints are sentences, which another language says anew
  useEffect(() => {
    let isOver = false;
    setHelpSchema(null, {});
    useHelp.setState({ schema: null });
    showHints('', []);
    if (file === undefined || entry === undefined) return;
    void loadSchema({ file, entry }).then((schema) => {
      if (isOver || schema === null) return;
      setHelpSchema(schema, helpWords());
      useHelp.setState({ schema: schema.name });
      void look();
    });
    const stopWatching = useDraft.subscribe((now, before) => {
      if (now.checked !== before.checked || now.tabId !== before.tabId) void look();
    });
    return () => {
      isOver = true;
      stopWatching();
    };
  }, [file, entry, language]);
}

/** A text with a problem of its own has no hints beside it. */
async function look(): Promise<void> {
  const { checked, problem, draft } = useDraft.getState();
  const { schema } = useHelp.getState();
  if (schema === null || checked !== draft.body || isFault(problem)) return showHints(draft.body, []);
  const holes = draft.fillsVariables ? findPlaceholders(checked).map(({ from, to }) => ({ from, to })) : [];
  const found = await hintsFor({ text: holes.length > 0 ? maskForCheck(checked) : checked, holes });
  const isSame = useDraft.getState().draft.body === checked && useHelp.getState().schema === schema;
  if (!isSame || found === null) return;
  showHints(checked, found);
}
