import type { ResourceStatus } from '@fairlead/protocol';
import { ClipboardCopy } from '@patternfly/react-core';
import LockIcon from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Note } from '../../components/Note.tsx';
import { grantCommand } from './grantCommand.ts';

/** What may not be read, and the exact command that an admin can run. Resources that only add detail are left to the status bar. */
const SHOWN = ['services', 'pods', 'nodes'];

export function ForbiddenAlerts({ resources }: { readonly resources: readonly ResourceStatus[] }) {
  const { settings, change } = useSettings();
  return resources
    .filter((resource) => SHOWN.includes(resource.resource))
    .map((resource) => ({ resource, places: forbiddenPlaces(resource) }))
    .filter(({ places }) => places !== undefined)
    .map(({ resource, places }) => {
      // Without Nodes everything else works, so that note may be closed for good.
      const note = resource.resource === 'nodes' ? 'forbidden:nodes' : undefined;
      if (note !== undefined && settings.dismissed.includes(note)) return null;
      return (
        <ForbiddenAlert
          key={resource.resource}
          resource={resource}
          namespaces={places ?? []}
          onClose={note === undefined ? undefined : () => change({ dismissed: [...settings.dismissed, note] })}
        />
      );
    });
}

interface ForbiddenAlertProps {
  readonly resource: ResourceStatus;
  readonly namespaces: readonly string[];
  readonly onClose: (() => void) | undefined;
}

function ForbiddenAlert({ resource, namespaces, onClose }: ForbiddenAlertProps) {
  const { t } = useTranslation();
  const [namespace] = namespaces;
  const facts = { resource: resource.resource, namespace: namespace ?? '', count: namespaces.length - 1 };
  const title =
    namespace === undefined
      ? t('map.forbidden.title', facts)
      : namespaces.length === 1
        ? t('map.forbidden.titleIn', facts)
        : t('map.forbidden.titleMore', facts);
  return (
    <Note
      variant="custom"
      icon={<LockIcon />}
      title={title}
      {...(onClose === undefined ? {} : { close: { label: t('common.close'), onClick: onClose } })}
    >
      {resource.resource === 'nodes' ? `${t('map.forbidden.nodes')} ` : null}
      {t('map.forbidden.ask')}{' '}
      <ClipboardCopy
        variant="inline-compact"
        isCode
        hoverTip={t('map.forbidden.copy')}
        clickTip={t('common.copied')}
        copyAriaLabel={t('map.forbidden.copy')}
      >
        {grantCommand(resource, namespace)}
      </ClipboardCopy>
    </Note>
  );
}

/** Namespaces where it may not be read; empty for the whole cluster, `undefined` if it may be read everywhere. */
function forbiddenPlaces(resource: ResourceStatus): readonly string[] | undefined {
  if (resource.namespaces !== null) {
    const names = resource.namespaces.filter((entry) => entry.state === 'forbidden').map((entry) => entry.namespace);
    return names.length === 0 ? undefined : names;
  }
  return resource.state === 'forbidden' ? [] : undefined;
}
