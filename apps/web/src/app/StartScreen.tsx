import { Navigate, useLocation } from 'react-router';
import { useMediaQuery } from '../settings/useMediaQuery.ts';

/** The map needs 1024 px; narrower windows start with the same as a table. */
export function StartScreen() {
  const narrow = useMediaQuery('(max-width: 1023px)');
  const { search } = useLocation();
  return <Navigate to={{ pathname: narrow ? '/services' : '/map', search }} replace />;
}
