import { ReferenceLink } from '@/features/templates/template-gallery';
import styles from '@/features/templates/template-gallery.module.css';
import type { RequestTemplate } from '@/lib/model/request-template';

/** One line on what the loaded example shows. */
export function TemplateNote({ template }: { template: RequestTemplate }) {
  return (
    <p className={styles.note}>
      <span>{template.description}</span>
      {template.docsUrl && <ReferenceLink href={template.docsUrl} title={template.title} />}
    </p>
  );
}
