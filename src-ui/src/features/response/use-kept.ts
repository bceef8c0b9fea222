import { useReducer } from 'react';
import { keepAt, keptAt } from '@/features/response/kept-places';

/** A state that outlives the view that it belongs to. Only one view at a time may use a name. */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const set = (value: Value) => {
    keepAt(name, value);
    draw();
  };
  return [keptAt<Value>(name) ?? initial, set];
}
