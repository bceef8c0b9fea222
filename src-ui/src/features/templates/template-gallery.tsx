import { Icon } from '@/components/ui/icon';
import styles from '@/features/templates/template-gallery.module.css';
import { t } from '@/lib/messages/translate';
import type { RequestTemplate } from '@/lib/model/request-template';

interface TemplateGalleryProps {
  templates: readonly RequestTemplate[];
  onChoose: (template: RequestTemplate) => void;
}

/** Where there is nothing yet: what there is to begin with, and what each example shows. */
export function TemplateGallery({ templates, onChoose }: TemplateGalleryProps) {
  if (templates.length === 0) return null;
  return (
    <section className={styles.gallery} aria-label={t('template.gallery')}>
      <h3 className={styles.title}>{t('template.galleryTitle')}</h3>
      <ul className={styles.cards}>
        {templates.map((template) => (
          <li key={template.id} className={styles.card}>
            <button type="button" className={styles.choose} onClick={() => onChoose(template)}>
              <strong>{template.title}</strong>
              <span>{template.description}</span>
            </button>
            {template.docsUrl && <ReferenceLink href={template.docsUrl} title={template.title} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The provider's own words on what a template shows. */
export function ReferenceLink({ href, title }: { href: string; title: string }) {
  return (
    <a
      className={styles.reference}
      href={href}
      target="_blank"
      rel="noreferrer"
      title={t('template.referenceOf', { title })}
    >
      {t('template.reference')}
      <Icon name="external" />
      <span className="visually-hidden">{`: ${title} ${t('provider.opensNewTab')}`}</span>
    </a>
  );
}
