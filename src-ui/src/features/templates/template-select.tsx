import { Select } from '@/components/ui/select';
import { t } from '@/lib/messages/translate';
import type { RequestTemplate } from '@/lib/model/request-template';

interface TemplateSelectProps {
  templates: readonly RequestTemplate[];
  value: string | null;
  onChange: (template: RequestTemplate) => void;
}

export function TemplateSelect({ templates, value, onChange }: TemplateSelectProps) {
  return (
    <Select
      label={t('template.label')}
      placeholder={t(templates.length === 0 ? 'template.none' : 'template.choose')}
      options={templates.map(({ id, title, description }) => ({
        value: id,
        label: title,
        hint: description,
      }))}
      value={value}
      onChange={(id) => {
        const chosen = templates.find((template) => template.id === id);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
