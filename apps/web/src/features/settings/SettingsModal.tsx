import { Form, FormGroup, Switch, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { Dialog } from '../../components/Dialog.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { Settings } from '../../settings/settings.ts';

/** Personal choices; each takes effect at once. */
export function SettingsModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const choice = <K extends 'theme' | 'language' | 'density' | 'times' | 'motion'>(
    name: K,
    label: string,
    options: readonly (readonly [Settings[K], string])[],
  ) => (
    <FormGroup label={label} role="group">
      <ToggleGroup aria-label={label}>
        {options.map(([value, text]) => (
          <ToggleGroupItem
            key={value}
            text={text}
            buttonId={`setting-${name}-${value}`}
            isSelected={settings[name] === value}
            onChange={() => change({ [name]: value })}
          />
        ))}
      </ToggleGroup>
    </FormGroup>
  );
  return (
    <Dialog size="small" title={t('settings.title')} description={t('settings.stored')} onClose={onClose}>
      <Form>
        {choice('theme', t('settings.theme'), [
          ['system', t('settings.system')],
          ['light', t('settings.light')],
          ['dark', t('settings.dark')],
        ])}
        {choice('language', t('settings.language'), [
          ['browser', t('settings.browser')],
          ['en', 'English'],
          ['zh', '简体中文'],
        ])}
        {choice('density', t('settings.density'), [
          ['comfortable', t('settings.comfortable')],
          ['compact', t('settings.compact')],
        ])}
        {choice('times', t('settings.times'), [
          ['local', t('settings.local')],
          ['utc', t('settings.utc')],
        ])}
        {choice('motion', t('settings.motion'), [
          ['system', t('settings.system')],
          ['reduced', t('settings.reduced')],
        ])}
        <FormGroup>
          <Switch
            id="single-keys"
            label={t('settings.singleKeys')}
            isChecked={settings.singleKeys}
            onChange={(_event, singleKeys) => change({ singleKeys })}
          />
        </FormGroup>
      </Form>
    </Dialog>
  );
}
