import { formatBytes } from '@fairlead/messages';
import type { Cache } from '@fairlead/protocol';
import { Alert } from '../../components/Alert.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** Which detail is left out near the memory budget; nothing while none is. */
export function MemoryNotice({ memory }: { readonly memory: Cache['memory'] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  if (memory === undefined || memory.dropped.length === 0) return null;
  const { rssBytes, budgetBytes, dropped } = memory;
  return (
    <Alert variant="warning" isInline title={t('cache.memory.title')}>
      <p>
        {t('cache.memory.used', { rss: formatBytes(rssBytes, language), budget: formatBytes(budgetBytes, language) })}
      </p>
      <ul>
        {dropped.map((detail) => (
          <li key={detail}>{t(`cache.memory.${detail}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}
