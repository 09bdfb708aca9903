/**
 * A linked list in one line, though its nodes were linked in other orders at other times: what was put in between
 * stands in between, what was moved to the end keeps its place.
 */
import type { Source } from './known';
import type { Member } from './structure';

const isListLink = ({ isLink, isTreeLink }: Source): boolean => isLink && !isTreeLink;

/** All that hangs on a list's first node by links of lists. */
const listOf = (root: string, children: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const found = [root];
  for (const id of found) found.push(...(children.get(id) ?? []));
  return found;
};

/** The nodes that come before each one of a list; of two that were linked both ways, the longer way counts. */
const nodesBefore = <M extends Member>(
  list: readonly string[],
  members: ReadonlyMap<string, M>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const counts = new Map<string, number>();
  const within = new Set(list);
  for (const id of list)
    for (const source of members.get(id)!.sources.values())
      if (isListLink(source) && source.from !== id && within.has(source.from))
        counts.set(`${source.from}>${id}`, (counts.get(`${source.from}>${id}`) ?? 0) + source.count);
  const before = new Map(list.map((id) => [id, new Set<string>()]));
  for (const [pair, count] of counts) {
    const [from, to] = pair.split('>') as [string, string];
    if (count >= (counts.get(`${to}>${from}`) ?? 0)) before.get(to)!.add(from);
  }
  return before;
};

/** The order of a list's nodes; where they went around in a circle, what fewest lead to comes first. */
const inOrder = <M extends Member>(list: readonly string[], members: ReadonlyMap<string, M>): readonly string[] => {
  const before = nodesBefore(list, members);
  const byAge = list.slice(1).sort((a, b) => members.get(a)!.first - members.get(b)!.first);
  const order = [list[0]!];
  const placed = new Set(order);
  while (order.length < list.length) {
    const left = byAge.filter((id) => !placed.has(id));
    const missing = (id: string): number => [...before.get(id)!].filter((one) => !placed.has(one)).length;
    const next = left.reduce((best, id) => (missing(id) < missing(best) ? id : best));
    order.push(next);
    placed.add(next);
  }
  return order;
};

/** Lists longer than this are left as they are. */
const MOST = 200;

/** Has each node of a list hang on the one before it: changes `parents`. */
export const lineUp = <M extends Member>(members: ReadonlyMap<string, M>, parents: Map<string, Source>): void => {
  const children = new Map<string, string[]>();
  for (const [id, source] of parents) {
    if (!isListLink(source)) continue;
    const list = children.get(source.from);
    if (list === undefined) children.set(source.from, [id]);
    else list.push(id);
  }
  for (const root of children.keys()) {
    const own = parents.get(root);
    if (own !== undefined && isListLink(own)) continue;
    const list = listOf(root, children);
    const rows = new Set(list.slice(1).map((id) => parents.get(id)!.row));
    if (rows.size > 1 || list.length > MOST || list.every((id) => (children.get(id)?.length ?? 0) < 2)) continue;
    const [row] = rows as Set<number>;
    inOrder(list, members).forEach((id, index, order) => {
      if (index === 0) return;
      const from = order[index - 1]!;
      const seen = [...members.get(id)!.sources.values()].find((one) => isListLink(one) && one.from === from);
      const made = { from, row: row!, dy: 0, isLink: true, isTreeLink: false, isFrame: false, count: 0, last: 0 };
      parents.set(id, seen ?? made);
    });
  }
};
