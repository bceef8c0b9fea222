import { useId, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import field from '@/components/ui/field.module.css';
import styles from '@/features/request/target/request-line.module.css';
import { t } from '@/lib/messages/translate';
import { pathProblem } from '@/lib/model/sub-path';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

export interface Target {
  method: string;
  /** What all of the provider's addresses begin with; empty while there is no provider. */
  baseUrl: string;
  /** The path with its query, below the base. */
  path: string;
  /** The whole address as it is sent. */
  upstreamUrl: string;
  gatewayUrl: string;
}

interface RequestLineProps {
  target: Target;
  suggestions: ReadonlyArray<{ method: string; path: string }>;
  onChange: (change: { method?: string; path?: string }) => void;
}

/** Where the request goes: the method, the provider's base and, to write or to choose, the path below it. */
export function RequestLine({ target, suggestions, onChange }: RequestLineProps) {
  const id = useId();
  // While one writes, an empty field stays empty, although it means the provider's own path.
  const [typed, setTyped] = useState<string | null>(null);
  const { method, baseUrl, upstreamUrl } = target;
  const path = typed ?? target.path;
  const problem = pathProblem(path);
  const write = (text: string) => {
    const known = suggestions.find((suggestion) => suggestion.path === text);
    setTyped(text);
    onChange({ path: text, ...(known ? { method: known.method } : {}) });
  };
  return (
    <div className={field.field}>
      <label className={`${field.label} ${styles.name}`} htmlFor={id}>
        {t('request.url')}
      </label>
      <div
        className={styles.line}
        title={t('request.urlHint', { url: upstreamUrl, gateway: target.gatewayUrl })}
      >
        <select
          className={styles.method}
          aria-label={t('request.method')}
          value={method}
          onChange={(event) => onChange({ method: event.target.value })}
        >
          {[...new Set([...METHODS, method])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className={styles.base}>{baseUrl}</span>
        <input
          id={id}
          className={styles.path}
          aria-label={t('request.path')}
          list={`${id}-known`}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          disabled={baseUrl === ''}
          placeholder={t('request.defaultPath')}
          spellCheck={false}
          autoComplete="off"
          value={path}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        <datalist id={`${id}-known`}>
          {suggestions.map((suggestion) => (
            <option
              key={suggestion.method + suggestion.path}
              value={suggestion.path}
              label={suggestion.method}
            />
          ))}
        </datalist>
        <CopyButton
          look="quiet"
          iconOnly
          name={`${t('tool.copy')}: ${t('request.url')}`}
          disabled={upstreamUrl === ''}
          read={() => upstreamUrl}
        />
      </div>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="status">
          {t(`path.${problem}`)}
        </p>
      )}
    </div>
  );
}
