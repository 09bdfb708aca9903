/** temporary */
import type { Handle } from '../memory';
import { Unsupported } from './errors';
import type { Runtime } from './runtime';
export function wrapAsyncValue(_rt: Runtime, _value: Handle): Handle {
  throw new Unsupported('asynchronous generators', '');
}
