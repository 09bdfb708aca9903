/** An object keeps its place for life: over the recordings of all example programs nothing that survives a step moves. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, diagramOf } from '../../../src/diagram';
import { DEFAULT_VIEW_OPTIONS } from '../../../src/model';
import type { Recording } from '../../../src/model';
import { joinCards } from '../../../webview-ui/src/picture/join';
import { measureCard } from '../../../webview-ui/src/picture/measure';
import { ROOMY } from '../../../webview-ui/src/picture/metrics';
import type { CardBox, CardText } from '../../../webview-ui/src/picture/model';
import { Places } from '../../../webview-ui/src/picture/places';
import type { Placement } from '../../../webview-ui/src/picture/places';
import { testSimulator } from '../../support/simulator';

const examples = join(import.meta.dirname, '../../../media/examples');
/** Steps of a recording that are walked through. */
const MOST_STEPS = 400;

const record = async (file: string): Promise<Recording> => {
  const simulator = await testSimulator();
  const run = simulator.start(readFileSync(join(examples, file), 'utf8'), {
    filename: file,
    limits: { steps: 2_000_000, milliseconds: 60_000, bytes: 512 * 1024 * 1024 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    readLine: () => null,
    onOutput: () => undefined,
  });
  while (run.advance(Infinity));
  assert.ok(run.recording);
  return run.recording;
};

/** The lines of every card, as Mermaid would read them. */
const labelsOf = (text: string): Map<string, string[]> =>
  new Map(
    [...text.matchAll(/^ *(?:subgraph )?(\w+)\["(.*)"\]/gm)].map(([, id, label]) => [
      id!,
      label!.split('<br/>').map((line) => decode(line.replace(/<\/?b>/g, ''))),
    ]),
  );

/** The pixels that surviving cards of the heap moved, and by which cards. */
const walk = (recording: Recording): readonly string[] => {
  const { steps, firstStep } = recording.summary();
  const places = new Places(ROOMY, 'down');
  const wordsAt = (step: number): { cards: CardText[]; edges: ReturnType<typeof diagramOf>['edges'] } => {
    const diagram = diagramOf(recording.view(step, DEFAULT_VIEW_OPTIONS), { maxFrames: 24, maxText: Infinity });
    return { cards: joinCards(diagram, labelsOf(diagram.text)), edges: diagram.edges };
  };
  const boxOf = (card: CardText): CardBox => measureCard(card, ROOMY, (text) => text.length * 7, places.linkRows(card));
  const samples = recording.tellingSteps(400).map((step) => ({ step, ...wordsAt(step) }));
  places.planFrom(samples, boxOf);
  const moved: string[] = [];
  let before: Placement | null = null;
  for (let step = firstStep; step < firstStep + Math.min(steps, MOST_STEPS); step++) {
    const { cards, edges } = wordsAt(step);
    const placement = places.place(step, cards.map(boxOf), edges);
    const earlier = new Map((before?.cards ?? []).map((card) => [card.info.id, card]));
    for (const card of placement.cards) {
      const old = earlier.get(card.info.id);
      if (old === undefined || card.info.kind !== 'object' || card.info.life === 'freed') continue;
      if (old.x !== card.x || old.y !== card.y)
        moved.push(`step ${step}: ${card.name} by ${card.x - old.x}, ${card.y - old.y}`);
    }
    before = placement;
  }
  return moved;
};

describe('places over whole recordings', function () {
  this.timeout(120_000);
  for (const file of readdirSync(examples).filter((name) => name.endsWith('.py')))
    it(`of ${file} are kept`, async () => assert.deepEqual(walk(await record(file)), []));
});
