import { t } from '@/lib/messages/translate';

/** The service's own sentences, as the page says them. */
export function helpWords(): Readonly<Record<string, string>> {
  return {
    'Property {0} is not allowed.': t('help.unknownName', { name: '{0}' }),
    'Missing property "{0}".': t('help.missing', { name: '{0}' }),
    'Incorrect type. Expected "{0}".': t('help.type', { type: '{0}' }),
    'Incorrect type. Expected one of {0}.': t('help.types', { types: '{0}' }),
    'Value is not accepted. Valid values: {0}.': t('help.values', { values: '{0}' }),
    'Value must be {0}.': t('help.values', { values: '{0}' }),
    'Value is above the maximum of {0}.': t('help.maximum', { limit: '{0}' }),
    'Value is below the minimum of {0}.': t('help.minimum', { limit: '{0}' }),
    'Value is below the exclusive minimum of {0}.': t('help.above', { limit: '{0}' }),
    'Array has too few items. Expected {0} or more.': t('help.fewItems', { limit: '{0}' }),
    'Array has too many items. Expected {0} or fewer.': t('help.manyItems', { limit: '{0}' }),
    'Array has duplicate items.': t('help.sameItems'),
    'String is longer than the maximum length of {0}.': t('help.longText', { limit: '{0}' }),
    'String is shorter than the minimum length of {0}.': t('help.shortText', { limit: '{0}' }),
    'Object has more properties than limit of {0}.': t('help.manyNames', { limit: '{0}' }),
    'Duplicate object key': t('help.sameName'),
    'Value is deprecated': t('help.deprecated'),
  };
}
