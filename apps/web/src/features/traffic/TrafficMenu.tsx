import { FIGURES } from '@fairlead/graph-canvas';
import { formatCount } from '@fairlead/messages';
import type { Status } from '@fairlead/protocol';
import { Checkbox, MenuToggle, Popover, Radio, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { memo, useId, useState } from 'react';
import { useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { TrafficIcon } from './icons.tsx';
import { LINES, WINDOWS } from '../../viewState/trafficView.ts';
import { useTrafficMemory } from './useAveraged.ts';
import { useTrafficView } from '../../viewState/useTrafficView.ts';
import './traffic.css';
import { Partly } from './Partly.tsx';
import { isSilent, tellsNothing } from './tellsNothing.ts';

/** What lines tell, over how long, and which of them are drawn. Everything stands in the address. */
export const TrafficMenu = memo(function TrafficMenu() {
  const { t } = useTranslation();
  const { traffic } = useTrafficView();
  const text =
    traffic.lines === 'off'
      ? t('traffic.menu.off')
      : t('traffic.menu.toggle', {
          lines: t(`traffic.lines.${traffic.lines}`).toLocaleLowerCase(),
          window: t(`traffic.window.${traffic.window}`),
        });
  const [open, setOpen] = useState(false);
  const short =
    traffic.lines === 'off'
      ? text
      : t('traffic.menu.short', { lines: t(`traffic.lines.${traffic.lines}`).toLocaleLowerCase() });
  return (
    <Popover
      aria-label={t('traffic.menu.label')}
      position="bottom-end"
      hasAutoWidth
      showClose={false}
      bodyContent={<Choices />}
      className="fl-traffic-popover"
      onShow={() => setOpen(true)}
      onHide={() => setOpen(false)}
    >
      <MenuToggle className="fl-traffic-toggle" isExpanded={open} aria-label={text} icon={<TrafficIcon />}>
        <span className="fl-traffic-toggle-text">{text}</span>
        <span className="fl-traffic-toggle-short">{short}</span>
      </MenuToggle>
    </Popover>
  );
});

function Choices() {
  const { t } = useTranslation();
  const { traffic, changeTraffic } = useTrafficView();
  const status = useStatus().data;
  const id = useId();
  const { language, settings } = useSettings();
  const memory = useTrafficMemory();
  const since = memory.sinceMs(useServerNow(5_000));
  return (
    <div className="fl-traffic-choices">
      <fieldset>
        <legend>{t('traffic.lines.label')}</legend>
        <ToggleGroup isCompact aria-label={t('traffic.lines.label')}>
          {LINES.map((lines) => (
            <ToggleGroupItem
              key={lines}
              text={t(`traffic.lines.${lines}`)}
              isSelected={traffic.lines === lines}
              onChange={() => changeTraffic({ lines })}
            />
          ))}
        </ToggleGroup>
      </fieldset>
      <fieldset>
        <legend>{t('traffic.window.label')}</legend>
        <ToggleGroup isCompact aria-label={t('traffic.window.label')}>
          {WINDOWS.map((window) => (
            <ToggleGroupItem
              key={window}
              text={t(`traffic.window.${window}`)}
              isSelected={traffic.window === window}
              onChange={() => changeTraffic({ window })}
            />
          ))}
        </ToggleGroup>
      </fieldset>
      {traffic.window === '1m' || since === undefined ? null : (
        <p className="fl-subtle fl-tabular fl-traffic-since">
          {t('traffic.window.since', { time: formatClock(since, language, settings.times) })}
        </p>
      )}
      <fieldset>
        <legend>{t('traffic.figure.label')}</legend>
        <div className="fl-traffic-figures">
          {FIGURES.map((figure) => (
            <Radio
              key={figure}
              id={`${id}-${figure}`}
              name={id}
              label={t(`traffic.figure.${figure}`)}
              isChecked={traffic.figure === figure}
              isDisabled={traffic.lines === 'off'}
              onChange={() => changeTraffic({ figure })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('traffic.also.label')}</legend>
        <Checkbox
          id={`${id}-declared`}
          label={t('traffic.also.declared')}
          isChecked={traffic.declared}
          onChange={(_event, declared) => changeTraffic({ declared })}
        />
        <Checkbox
          id={`${id}-guesses`}
          label={t('traffic.also.guesses')}
          isChecked={traffic.guesses}
          onChange={(_event, guesses) => changeTraffic({ guesses })}
          {...(status?.configMaps === undefined ? {} : { description: <ConfigMapsLine {...status.configMaps} /> })}
        />
      </fieldset>
      {status === undefined ? null : <Partly {...status.traffic} />}
      {status === undefined || !tellsNothing(status.traffic) ? null : (
        <p className="fl-subtle">{t(`traffic.${isSilent(status.traffic) ? 'silent' : 'off'}.title`)}</p>
      )}
    </div>
  );
}

/** How far the ConfigMaps are read that guesses rest on, too. */
function ConfigMapsLine({ state, read, total, error }: NonNullable<Status['configMaps']>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const count = (value: number): string => formatCount(value, language);
  const text = t(`traffic.configMaps.${state}`, { read: count(read), total: count(total), detail: error ?? '' });
  return <span className="fl-tabular">{text}</span>;
}
