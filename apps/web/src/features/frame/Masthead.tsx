import type { Status } from '@fairlead/protocol';
import {
  Button,
  DropdownItem,
  DropdownList,
  Masthead as PatternFlyMasthead,
  MastheadBrand,
  MastheadContent,
  MastheadMain,
  Nav,
  NavItem,
  NavList,
  Tooltip,
} from '@patternfly/react-core';
import { memo, useState, type ReactElement } from 'react';
import { GearIcon, GlobeIcon, HelpIcon, MoonIcon, PauseIcon, PlayIcon, SunIcon } from '../../components/icons.tsx';
import { IconMenu } from '../../components/menu/IconMenu.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Link, useLocation } from 'react-router';
import { useLive, useLivePart } from '../../api/LiveProvider.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Brand } from './Brand.tsx';
import { ClusterPopover } from './ClusterPopover.tsx';
import { FreshnessPopover } from './FreshnessPopover.tsx';

export type Dialog = 'settings' | 'shortcuts' | 'about';

const SCREENS = [
  { screen: 'map', text: 'frame.map' },
  { screen: 'services', text: 'frame.services' },
  { screen: 'cache', text: 'frame.cache' },
] as const;

export interface MastheadProps {
  readonly status: Status | undefined;
  readonly onOpen: (dialog: Dialog) => void;
}

export const Masthead = memo(function Masthead({ status, onOpen }: MastheadProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <PatternFlyMasthead className="fl-masthead" display={{ default: 'inline' }} inset={{ default: 'insetSm' }}>
      <Link className="fl-skip" to={{ pathname: '/services', search }}>
        {t('frame.skipToTable')}
      </Link>
      <MastheadMain>
        <MastheadBrand>
          <Link to={{ pathname: '/map', search }} aria-label={t('frame.home')} className="fl-brand-link">
            <Brand />
          </Link>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        {status === undefined ? null : <ClusterPopover status={status} />}
        <Nav variant="horizontal" aria-label={t('frame.screens')} className="fl-nav">
          <NavList>
            {SCREENS.map(({ screen, text }) => {
              const isActive = pathname === `/${screen}` || pathname.startsWith(`/${screen}/`);
              return (
                <NavItem key={screen} itemId={screen} isActive={isActive}>
                  <Link to={{ pathname: `/${screen}`, search }} aria-current={isActive ? 'page' : undefined}>
                    {t(text)}
                  </Link>
                </NavItem>
              );
            })}
          </NavList>
        </Nav>
        <span className="fl-spring" />
        <FreshnessPopover status={status} />
        <Tools onOpen={onOpen} />
      </MastheadContent>
    </PatternFlyMasthead>
  );
});

/** What no status changes. */
const Tools = memo(function Tools({ onOpen }: Pick<MastheadProps, 'onOpen'>) {
  const { t } = useTranslation();
  const { language, theme, change } = useSettings();
  return (
    <>
      <PauseButton />
      <IconButton
        label={t('frame.language')}
        icon={<GlobeIcon />}
        onClick={() => change({ language: language === 'en' ? 'zh' : 'en' })}
      />
      <IconButton
        label={theme === 'dark' ? t('frame.themeLight') : t('frame.themeDark')}
        icon={theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        onClick={() => change({ theme: theme === 'dark' ? 'light' : 'dark' })}
      />
      <HelpMenu onOpen={onOpen} />
      <IconButton label={t('frame.settings')} icon={<GearIcon />} onClick={() => onOpen('settings')} />
    </>
  );
});

interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly onClick: () => void;
  readonly pressed?: boolean;
}

function IconButton({ label, icon, onClick, pressed }: IconButtonProps) {
  return (
    <Tooltip content={label} aria="none" position="bottom">
      <Button
        variant="plain"
        className="fl-icon-button"
        aria-label={label}
        icon={icon}
        onClick={onClick}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      />
    </Tooltip>
  );
}

function PauseButton() {
  const { t } = useTranslation();
  const { store } = useLive();
  const paused = useLivePart('paused') !== undefined;
  return (
    <IconButton
      label={paused ? t('frame.resume') : t('frame.pause')}
      icon={paused ? <PlayIcon /> : <PauseIcon />}
      onClick={() => (paused ? store.resume() : store.pause())}
    />
  );
}

function HelpMenu({ onOpen }: Pick<MastheadProps, 'onOpen'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <IconMenu isOpen={open} onOpen={setOpen} label={t('frame.help')} icon={<HelpIcon />} className="fl-icon-button">
      <DropdownList>
        <DropdownItem onClick={() => onOpen('shortcuts')}>{t('frame.helpShortcuts')}</DropdownItem>
        <DropdownItem onClick={() => onOpen('about')}>{t('frame.helpAbout')}</DropdownItem>
      </DropdownList>
    </IconMenu>
  );
}
