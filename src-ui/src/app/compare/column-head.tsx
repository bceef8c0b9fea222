import { useId } from 'react';
import { type Column, useColumns } from '@/app/compare/columns';
import styles from '@/app/compare/compare.module.css';
import { Button } from '@/components/ui/button';
import { ProviderSelect } from '@/features/providers/provider-select';
import { t } from '@/lib/messages/translate';
import { modelOf, type Provider } from '@/lib/model/provider';

interface ColumnHeadProps {
  number: number;
  column: Column;
  providers: readonly Provider[];
  isOnly: boolean;
}

/** To whom the column goes: a provider of the same wire format, and a model by name. */
export function ColumnHead({ number, column, providers, isOnly }: ColumnHeadProps) {
  const id = useId();
  const { change, remove } = useColumns.getState();
  const provider = providers.find(({ slug }) => slug === column.providerSlug);
  return (
    <div className={styles.head}>
      <div className={styles.provider}>
        <ProviderSelect
          providers={providers}
          isLoading={false}
          value={column.providerSlug}
          onChange={(chosen) => change(column.id, { providerSlug: chosen.slug, model: modelOf(chosen) })}
        />
      </div>
      <div className={styles.model}>
        <label htmlFor={id}>{t('compare.model')}</label>
        <input
          id={id}
          list={`${id}-models`}
          spellCheck={false}
          autoCapitalize="off"
          value={column.model}
          onChange={(event) => change(column.id, { model: event.target.value })}
        />
        <datalist id={`${id}-models`}>
          {provider?.models.map((model) => (
            <option key={model} value={model} />
          ))}
        </datalist>
      </div>
      <Button
        look="quiet"
        icon="cross"
        iconOnly
        disabled={isOnly}
        title={t('compare.remove', { number })}
        onClick={() => remove(column.id)}
      >
        {t('compare.remove', { number })}
      </Button>
    </div>
  );
}
