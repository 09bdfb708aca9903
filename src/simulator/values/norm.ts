/** The length of a vector, to the last place. Twin of vector_norm in Modules/mathmodule.c. */
import { add, twoProduct, type DoubleDouble } from './doubledouble';

/** The Euclidean length of a vector. */
export function norm(vector: readonly number[]): number {
  let largest = 0;
  for (const x of vector) {
    const size = Math.abs(x);
    if (size === Infinity) return Infinity;
    if (!(size <= largest)) largest = size;
  }
  if (vector.some((x) => Number.isNaN(x))) return NaN;
  if (largest === 0 || vector.length === 1) return largest;
  const exponent = Math.floor(Math.log2(largest));
  const half = 2 ** -Math.trunc(exponent / 2);
  const other = 2 ** -(exponent - Math.trunc(exponent / 2));
  let sum: DoubleDouble = { hi: 0, lo: 0 };
  for (const x of vector) {
    const scaled = x * half * other;
    sum = add(sum, twoProduct(scaled, scaled));
  }
  const root = Math.sqrt(sum.hi);
  const rest = add(sum, { hi: -twoProduct(root, root).hi, lo: -twoProduct(root, root).lo });
  return (root + rest.hi / (2 * root)) / half / other;
}
