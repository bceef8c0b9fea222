import { providerCommands, templateCommands } from '@/app/choice-commands';
import { goTo, inBody, showPart } from '@/app/go-to';
import { chooseLanguage } from '@/app/language-switch';
import { type Overlay, useLayout } from '@/app/layout-store';
import { closeTab, duplicateTab, newTab } from '@/app/tabs';
import { chooseTheme, THEMES } from '@/app/theme';
import { exchangeOf, isActive, useExchange } from '@/features/exchange/exchange-store';
import type { Command } from '@/features/palette/command';
import { formatBody, newBody } from '@/features/request/body-commands';
import { useDraft } from '@/features/request/draft-store';
import { useTabs } from '@/features/request/tabs-store';
import { useSessionState } from '@/features/session/session-store';
import { LANGUAGES } from '@/lib/messages/language';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import {
  EXPLAIN_KEY,
  LIST_KEYS,
  PALETTE_KEYS,
  paneKeys,
  SEND_KEYS,
  SUGGEST_KEYS,
  TAB_KEYS,
  UNDO_KEYS,
} from '@/lib/shortcuts';

/** Everything that can be done, for the palette and for the list of keys. */
export function allCommands(
  providers: readonly Provider[],
  send: () => void,
  operationsUrl: string,
): Command[] {
  return [
    ...requestCommands(send),
    ...tabCommands(),
    ...goCommands(operationsUrl),
    ...historyKeys(),
    ...editorKeys(),
    ...lookCommands(),
    ...providerCommands(providers),
    ...templateCommands(providers),
  ];
}

const show = (overlay: Overlay) => () => useLayout.getState().change({ overlay });

function requestCommands(send: () => void): Command[] {
  const group = t('group.request');
  const { tabId, port, history } = useDraft.getState();
  const isSending = isActive(exchangeOf(tabId));
  const stop = () => useExchange.getState().stop(tabId);
  return [
    {
      id: 'send',
      group,
      keys: SEND_KEYS,
      title: t(isSending ? 'request.stop' : 'request.send'),
      run: isSending ? stop : send,
    },
    { id: 'compare', group, title: t('compare.title'), run: show('compare') },
    { id: 'import', group, title: t('import.title'), run: show('import') },
    { id: 'share', group, title: t('share.title'), run: show('share') },
    { id: 'code', group, title: t('code.view'), run: () => showPart('code') },
    { id: 'headers', group, title: t('request.tabHeaders'), run: () => showPart('headers') },
    { id: 'variables', group, title: t('request.tabVariables'), run: () => showPart('variables') },
    { id: 'format', group, title: t('tool.format'), run: () => inBody(() => void formatBody()) },
    {
      id: 'undo',
      group,
      title: t('tool.undo'),
      keys: UNDO_KEYS,
      run: () => inBody(() => port?.undo()),
      isDisabled: !history.canUndo,
    },
    { id: 'new-body', group, title: t('palette.newBody'), run: () => inBody(newBody) },
  ];
}

function tabCommands(): Command[] {
  const group = t('group.tabs');
  const { activeId, closed, reopen, move } = useTabs.getState();
  const tab = (id: keyof typeof TAB_KEYS, title: string, run?: () => void): Command => ({
    id: `tab-${id}`,
    group,
    title,
    keys: TAB_KEYS[id],
    ...(run ? { run } : {}),
  });
  return [
    tab('new', t('tabs.new'), newTab),
    { id: 'tab-duplicate', group, title: t('tabs.duplicate'), run: duplicateTab },
    tab('close', t('tabs.close'), () => closeTab(activeId)),
    { ...tab('reopen', t('tabs.reopenLast'), reopen), isDisabled: closed.length === 0 },
    tab('previous', t('tabs.previous')),
    tab('next', t('tabs.next')),
    tab('move-left', t('tabs.moveLeft'), () => move(activeId, -1)),
    tab('move-right', t('tabs.moveRight'), () => move(activeId, 1)),
  ];
}

function goCommands(operationsUrl: string): Command[] {
  const group = t('group.go');
  const names = ['request', 'response', 'history', 'details'] as const;
  const panes = names.map((name, index) => ({
    id: `go-${name}`,
    group,
    title: t(`go.${name}`),
    keys: paneKeys(index + 1),
    run: () => goTo(index + 1),
  }));
  return [
    ...panes,
    { id: 'palette', group, title: t('palette.title'), keys: PALETTE_KEYS },
    { id: 'keys', group, title: t('keys.title'), keys: '?', run: show('shortcuts') },
    ...(useSessionState.getState().latest?.isAdministrator
      ? [{ id: 'operations', group, title: t('ops.title'), run: () => location.assign(operationsUrl) }]
      : []),
  ];
}

function historyKeys(): Command[] {
  const group = t('group.history');
  return [
    { id: 'history-open', group, title: t('import.open'), keys: 'Enter' },
    { id: 'history-pin', group, title: t('history.pin'), keys: 'P' },
    { id: 'history-name', group, title: t('history.name'), keys: 'L' },
    { id: 'history-diff', group, title: t('history.diff'), keys: 'D' },
    { id: 'history-delete', group, title: t('history.delete'), keys: t('keys.delete') },
  ];
}

function editorKeys(): Command[] {
  const group = t('keys.editor');
  return [
    { id: 'editor-find', group, title: t('keys.find'), keys: PALETTE_KEYS.replace('K', 'F') },
    { id: 'editor-suggest', group, title: t('keys.suggest'), keys: SUGGEST_KEYS },
    { id: 'editor-explain', group, title: t('keys.explain'), keys: EXPLAIN_KEY },
    { id: 'editor-next-hint', group, title: t('keys.nextHint'), keys: 'F8' },
    { id: 'editor-previous-hint', group, title: t('keys.previousHint'), keys: 'Shift+F8' },
    {
      id: 'editor-hints',
      group,
      title: t('keys.listHints'),
      keys: LIST_KEYS,
      run: () => inBody(() => useDraft.getState().port?.listHints()),
    },
    { id: 'editor-leave', group, title: t('keys.leave'), keys: 'Esc, Tab' },
  ];
}

function lookCommands(): Command[] {
  const group = t('group.look');
  return [
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      group,
      title: `${t('theme.label')}: ${t(`theme.${theme}`)}`,
      run: () => chooseTheme(theme),
    })),
    ...LANGUAGES.map((language) => ({
      id: `language-${language}`,
      group,
      title: `${t('language.label')}: ${t(`language.${language}`)}`,
      run: () => chooseLanguage(language),
    })),
  ];
}
