import { chatReducer } from '@/features/exchange/reducers/chat-reducer';
import { geminiReducer } from '@/features/exchange/reducers/gemini-reducer';
import { messagesReducer } from '@/features/exchange/reducers/messages-reducer';
import type { Reducer } from '@/features/exchange/reducers/reducer';
import { responsesReducer } from '@/features/exchange/reducers/responses-reducer';
import type { Family } from '@/lib/model/provider';

const REDUCERS: Readonly<Record<Family, Reducer | null>> = {
  'openai-chat': chatReducer,
  'openai-responses': responsesReducer,
  'anthropic-messages': messagesReducer,
  gemini: geminiReducer,
  other: null,
};

/** Null for a format we do not know: such a reply is shown raw only, rather than guessed at. */
export function reducerFor(family: Family): Reducer | null {
  return REDUCERS[family];
}
