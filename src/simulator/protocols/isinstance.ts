/** `isinstance` and `issubclass`, see objects/isinstance.ts. */
export { isInstanceOf, isSubclassOf } from '../objects/isinstance';
