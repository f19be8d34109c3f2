import { MenuSearch, MenuSearchInput, SearchInput } from '@patternfly/react-core';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';

export interface PickMenuSearchProps {
  /** Says what to type. */
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onEnter: () => void;
  readonly box?: Ref<HTMLInputElement>;
  /** What is to be said about what was typed. */
  readonly children?: ReactNode;
}

/** The box above the list of a `PickMenu`. */
export function PickMenuSearch({ label, typed, onType, onEnter, box, children }: PickMenuSearchProps) {
  const { t } = useTranslation();
  return (
    <MenuSearch>
      <MenuSearchInput>
        <SearchInput
          ref={box}
          value={typed}
          aria-label={label}
          placeholder={label}
          resetButtonLabel={t('find.clear')}
          onChange={(_event, value) => onType(value)}
          onClear={() => onType('')}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter();
          }}
        />
      </MenuSearchInput>
      {children}
    </MenuSearch>
  );
}
