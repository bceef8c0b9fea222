import { create } from 'zustand';
import { useExchange } from '@/features/exchange/exchange-store';
import { modelOf, type Provider } from '@/lib/model/provider';
import { newId } from '@/lib/new-id';

export const MOST_COLUMNS = 4;

export interface Column {
  /** Its exchange is known by this name too. */
  id: string;
  providerSlug: string;
  model: string;
}

interface ColumnsState {
  columns: readonly Column[];
  /** Two columns for the provider: the model that the request asks for, and another one where there is one. */
  begin(provider: Provider, model: string | null, others: readonly Provider[]): void;
  add(): void;
  remove(id: string): void;
  change(id: string, change: Partial<Omit<Column, 'id'>>): void;
  /** Stops what still runs and forgets all of it. */
  end(): void;
}

export const useColumns = create<ColumnsState>()((set, get) => ({
  columns: [],
  begin(provider, model, others) {
    const first = column(provider.slug, model ?? modelOf(provider));
    const otherModel = provider.models.find((name) => name !== first.model);
    const other = others.find(({ slug }) => slug !== provider.slug);
    const second = otherModel
      ? column(provider.slug, otherModel)
      : other
        ? column(other.slug, modelOf(other))
        : column(provider.slug, first.model);
    set({ columns: [first, second] });
  },
  add() {
    const { columns } = get();
    const last = columns.at(-1);
    if (last && columns.length < MOST_COLUMNS) set({ columns: [...columns, { ...last, id: newId() }] });
  },
  remove(id) {
    useExchange.getState().drop(id);
    set({ columns: get().columns.filter((one) => one.id !== id) });
  },
  change: (id, change) =>
    set({ columns: get().columns.map((one) => (one.id === id ? { ...one, ...change } : one)) }),
  end() {
    for (const { id } of get().columns) useExchange.getState().drop(id);
    set({ columns: [] });
  },
}));

function column(providerSlug: string, model: string): Column {
  return { id: newId(), providerSlug, model };
}
