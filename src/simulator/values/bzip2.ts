/** What bzip2's two ways have in common: its checksums, and bits in the order of the format. */

const POLYNOMIAL = 0x04c11db7;
const TABLE = Int32Array.from({ length: 256 }, (_, i) => {
  let value = i << 24;
  for (let k = 0; k < 8; k++) value = value & 0x80000000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  return value;
});

/** A block's checksum with a byte more. */
export const crcStep = (crc: number, byte: number): number => (crc << 8) ^ TABLE[((crc >>> 24) ^ byte) & 255];

/** A stream's checksum with a block more. */
export const combined = (stream: number, block: number): number => (((stream << 1) | (stream >>> 31)) ^ block) | 0;

/** 48 bits each: before a block, and at the end. */
export const BLOCK_MAGIC = [0x314159, 0x265359] as const;
export const END_MAGIC = [0x177245, 0x385090] as const;

/** Symbols of a group that share a table. */
export const GROUP = 50;
/** The two digits of runs of the first symbol. */
export const RUN_A = 0;
export const RUN_B = 1;
