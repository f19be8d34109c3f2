import { aboutText } from '../features/about/text.ts';
import { attentionText } from '../features/attention/text.ts';
import { announceText } from '../features/announce/text.ts';
import { exportText } from '../features/export/text.ts';
import { findText } from '../features/find/text.ts';
import { focusText } from '../features/focus/text.ts';
import { frameText } from '../features/frame/text.ts';
import { levelsText } from '../features/map/levels/text.ts';
import { groupingText } from '../features/grouping/text.ts';
import { mapText } from '../features/map/text.ts';
import { menuText } from '../features/menu/text.ts';
import { pickedText } from '../features/picked/text.ts';
import { serviceText } from '../features/service/text.ts';
import { servicePageText } from '../features/servicePage/text.ts';
import { servicesText } from '../features/services/text.ts';
import { settingsText } from '../features/settings/text.ts';
import { shortcutsText } from '../features/shortcuts/text.ts';
import { toolbarText } from '../features/toolbar/text.ts';
import { strangersText } from '../components/strangers/text.ts';
import { trafficText } from '../features/traffic/text.ts';
import { cacheText } from '../features/cache/text.ts';
import { commonText } from './commonText.ts';

/** Every text of the page. A feature keeps its own beside its views and is listed here once. */
export const sections = {
  about: aboutText,
  announce: announceText,
  attention: attentionText,
  cache: cacheText,
  common: commonText,
  export: exportText,
  find: findText,
  focus: focusText,
  frame: frameText,
  grouping: groupingText,
  levels: levelsText,
  map: mapText,
  menu: menuText,
  picked: pickedText,
  service: serviceText,
  servicePage: servicePageText,
  services: servicesText,
  settings: settingsText,
  shortcuts: shortcutsText,
  toolbar: toolbarText,
  strangers: strangersText,
  traffic: trafficText,
};

type Sections = typeof sections;
export type EnglishCatalogue = { readonly [K in keyof Sections]: Sections[K]['en'] };

export const english = Object.fromEntries(
  Object.entries(sections).map(([name, text]) => [name, text.en]),
) as EnglishCatalogue;
export const chinese: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(sections).map(([name, text]) => [name, text.zh]),
);
