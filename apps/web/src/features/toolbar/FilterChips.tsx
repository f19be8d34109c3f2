import { parse } from '@fairlead/find';
import { formatCount, verdictWord } from '@fairlead/messages';
import type { GraphSnapshot } from '@fairlead/protocol';
import { Button, Label, LabelGroup } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { presetOf } from '../find/presets.ts';
import { FocusChips } from '../focus/FocusChips.tsx';
import { NO_FOCUS } from '../focus/focusState.ts';
import type { ViewState, ViewStatePatch } from '../../viewState/viewState.ts';

export interface FilterChipsProps {
  readonly view: ViewState;
  readonly snapshot: GraphSnapshot | undefined;
  /** Names that exist; a chosen one that does not is marked. `undefined` while unknown. */
  readonly known: readonly string[] | undefined;
  readonly picksFilter: boolean;
  /** What takes one of several away is a function of how many there are then. */
  readonly onChange: (patch: ViewStatePatch | ((now: ViewState) => ViewStatePatch)) => void;
}

/** The active filters, each removable; nothing when there are none. */
export function FilterChips({ view, snapshot, known, picksFilter, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const picked = picksFilter ? view.picked.length : 0;
  const narrowed = picked > 0 || view.hide.length > 0 || view.focus !== undefined || view.path.length > 0;
  const filtered = narrowed || view.namespaces.length > 0 || view.find !== '' || view.verdict !== undefined;
  if (!filtered && view.unknown.length === 0) return null;
  const closeLabel = (name: string): { readonly closeBtnAriaLabel: string } => ({
    closeBtnAriaLabel: t('toolbar.chips.remove', { name }),
  });
  return (
    <div className="fl-chips">
      {view.namespaces.length === 0 ? null : (
        <LabelGroup categoryName={t('toolbar.chips.namespaces')} numLabels={6}>
          {view.namespaces.map((name) => {
            const absent = known !== undefined && !known.includes(name);
            return (
              <Label
                key={name}
                variant="outline"
                {...(absent ? { status: 'warning' as const } : {})}
                {...closeLabel(name)}
                onClose={() =>
                  onChange(({ namespaces }) => ({ namespaces: namespaces.filter((other) => other !== name) }))
                }
              >
                {absent ? t('toolbar.chips.absent', { name }) : name}
              </Label>
            );
          })}
        </LabelGroup>
      )}
      {view.verdict === undefined ? null : (
        <LabelGroup categoryName={t('toolbar.chips.verdict')}>
          <Label
            variant="outline"
            {...closeLabel(verdictWord(view.verdict, language))}
            onClose={() => onChange({ verdict: undefined })}
          >
            {verdictWord(view.verdict, language)}
          </Label>
        </LabelGroup>
      )}
      {view.find === '' ? null : (
        <LabelGroup categoryName={t('toolbar.chips.find')}>
          <Label variant="outline" {...closeLabel(view.find)} onClose={() => onChange({ find: '' })}>
            {view.find}
          </Label>
        </LabelGroup>
      )}
      {view.hide.length === 0 ? null : (
        <LabelGroup categoryName={t('find.hide.menu')} numLabels={6}>
          {view.hide.map((expression) => {
            const preset = presetOf(expression);
            const name = preset === undefined ? expression : t(`find.hide.presets.${preset.name}`);
            const problem = parse(expression);
            return (
              <Label
                key={expression}
                variant="outline"
                {...(problem.ok ? {} : { status: 'warning' as const })}
                {...closeLabel(name)}
                onClose={() => onChange(({ hide }) => ({ hide: hide.filter((other) => other !== expression) }))}
              >
                {name}
              </Label>
            );
          })}
        </LabelGroup>
      )}
      <FocusChips view={view} snapshot={snapshot} onChange={onChange} />
      {picked === 0 ? null : (
        <LabelGroup categoryName={t('picked.chips')}>
          <Label variant="outline" {...closeLabel(t('picked.chips'))} onClose={() => onChange({ picked: [] })}>
            {t('picked.chip', { count: picked, countText: formatCount(picked, language) })}
          </Label>
        </LabelGroup>
      )}
      {view.unknown.map(({ name, value }) => (
        <Label key={`${name}=${value}`} status="warning" variant="outline">
          {t('toolbar.chips.unknown', { name, value })}
        </Label>
      ))}
      {filtered ? (
        <Button
          variant="link"
          isInline
          onClick={() =>
            onChange({
              namespaces: [],
              find: '',
              verdict: undefined,
              hide: [],
              ...NO_FOCUS,
              ...(picksFilter ? { picked: [] } : {}),
            })
          }
        >
          {t('toolbar.chips.clearAll')}
        </Button>
      ) : null}
    </div>
  );
}
