import { formatCount, stateWord } from '@fairlead/messages';
import type { Status } from '@fairlead/protocol';
import { ClipboardCopy, ClipboardCopyVariant, Content } from '@patternfly/react-core';
import { TermList } from '../../components/TermList.tsx';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Dialog } from '../../components/Dialog.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
// @boundaries-ignore the role a person copies is the file that the documentation hands out
import clusterRole from '../../../../../docs/rbac/cluster-role.yaml?raw';
import { useSettings } from '../../settings/SettingsProvider.tsx';

export interface AboutModalProps {
  readonly status: Status | undefined;
  readonly onClose: () => void;
}

/** Version, cluster, what was asked and answered per resource, and the smallest rights that are enough. */
export function AboutModal({ status, onClose }: AboutModalProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const missing = t('common.missing');
  const facts: readonly (readonly [string, string])[] = [
    [t('about.version'), status?.version ?? missing],
    [t('about.cluster'), status === undefined ? missing : `${status.cluster.context} · ${status.cluster.server}`],
    [t('about.kubernetes'), status?.cluster.kubernetesVersion ?? missing],
  ];
  return (
    <Dialog
      size="medium"
      title={t('about.title')}
      description={t('about.licence')}
      onClose={onClose}
      isRead
      className="fl-about"
    >
      <TermList facts={facts} termWidth="110px" />
      <Table variant="compact" aria-label={t('about.resources')}>
        <Thead>
          <Tr>
            <Th>{t('about.resource')}</Th>
            <Th>{t('about.state')}</Th>
            <Th className="fl-number">{t('about.objects')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {status?.resources.map((resource) => (
            <Tr key={resource.resource}>
              <Td>{resource.resource}</Td>
              <Td>
                {stateWord(resource.state, language)}
                {resource.error === null ? null : <span className="fl-subtle"> {resource.error.message}</span>}
              </Td>
              <Td className="fl-number fl-tabular">
                {resource.objects === null ? missing : formatCount(resource.objects, language)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Content component="h2">{t('about.role')}</Content>
      <ClipboardCopy
        isReadOnly
        isCode
        isExpanded
        variant={ClipboardCopyVariant.expansion}
        hoverTip={t('about.copyRole')}
        clickTip={t('common.copied')}
        textAriaLabel={t('about.role')}
        toggleAriaLabel={t('about.role')}
        copyAriaLabel={t('about.copyRole')}
      >
        {clusterRole}
      </ClipboardCopy>
    </Dialog>
  );
}
