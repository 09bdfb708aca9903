/** The text of a hover: what a name refers to at the shown step, as Markdown lines. */
import type { LookupStep, NameInfo } from '../model';

/** `vscode.l10n.t`, handed in so that this file can be tested without VS Code. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** A link that jumps to a step. */
export type StepLink = (step: number) => string;

/** Aliases named before the rest is counted. */
const MAX_ALIASES = 6;

/** Markdown for a hovered name. Program text only ever stands in code fences and code spans. */
export function hoverText(info: NameInfo, t: Translate, linkTo: StepLink): string {
  const where =
    info.scope === 'global'
      ? t('global')
      : info.scope === 'builtin'
        ? t('builtin')
        : info.scope === 'attribute'
          ? t('attribute')
          : info.scope === 'item'
            ? t('item')
            : info.scope === 'enclosing'
              ? t('variable of an enclosing function, seen in {0}', codeSpan(info.frameName))
              : info.frameName === ''
                ? t('variable of a comprehension')
                : t('local variable of {0}', codeSpan(info.frameName));
  if (!info.bound)
    return [`${codeSpan(info.name)}: ${whyUnbound(info, where, t, linkTo)}`, ...lookupText(info, t)].join('\n\n');
  const lines = [fence(`${info.name}: ${info.type} = ${info.value}`), where];
  if (info.made) return [...lines, t('an object that is made each time it is asked for')].join('\n\n');
  const facts = [t('identity {0}', codeSpan(info.address)), references(info, t), bytes(info.size, t)];
  lines.push(facts.join(' · '));
  if (info.aliases.length > 0) {
    const shown = info.aliases.slice(0, MAX_ALIASES).map(codeSpan).join(', ');
    const more = info.aliases.length - MAX_ALIASES;
    lines.push(more > 0 ? t('also named: {0} and {1} more', shown, more) : t('also named: {0}', shown));
  }
  lines.push(...lookupText(info, t));
  if (info.boundAt !== null) {
    const label = t('bound at line {0}', info.boundAt.line);
    lines.push(`[${label}](${linkTo(info.boundAt.step)})`);
  }
  return lines.join('\n\n');
}

function whyUnbound(info: NameInfo, where: string, t: Translate, linkTo: StepLink): string {
  const found = info.lookup.at(-1)?.found ?? 'nothing';
  if (!info.live) return t('{0}, which is not running at this step', where);
  if (info.boundAt !== null) {
    const { step, line } = info.boundAt;
    return `${t('no longer bound')} (${where}), [${t('deleted at line {0}', line)}](${linkTo(step)})`;
  }
  if (info.scope === 'item') return t('no such item at this step');
  if (info.scope !== 'attribute') return `${t('not bound yet at this step')} (${where})`;
  return found === 'nothing' ? t('no such attribute at this step') : t('known only by running code');
}

/** The places where Python looks for an attribute, in order. */
function lookupText({ lookup }: NameInfo, t: Translate): string[] {
  const last = lookup.at(-1);
  if (last === undefined) return [];
  const place = ({ where, name }: LookupStep): string =>
    where === 'instance'
      ? t('the object itself')
      : where === 'getattr'
        ? t('{0} of class {1}', codeSpan('__getattr__'), codeSpan(name))
        : t('class {0}', codeSpan(name));
  const seen = (steps: readonly LookupStep[]): string => steps.map(place).join(', ');
  if (last.found === 'nothing') return [t('looked in {0}', seen(lookup))];
  const kind =
    last.where === 'getattr'
      ? t('asked: {0}', place(last))
      : last.found === 'dataDescriptor'
        ? t('found in {0}: a property or another descriptor that decides itself', place(last))
        : last.found === 'slot'
          ? t('found in a slot of {0}', place(last))
          : t('found in {0}', place(last));
  const before = lookup.slice(0, -1);
  return [before.length === 0 ? kind : t('{0}, after {1}', kind, seen(before))];
}

function references(info: NameInfo, t: Translate): string {
  if (info.refcount === null) return t('immortal: references are not counted');
  return info.refcount === 1 ? t('1 reference') : t('{0} references', info.refcount);
}

function bytes(size: number, t: Translate): string {
  return t('{0} bytes', size);
}

/** A code block that no content can end early. */
function fence(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(Math.max(3, longest + 1));
  return `${mark}python\n${code}\n${mark}`;
}

/** A code span that no content can end early. */
export function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${text}\``;
  const mark = '`'.repeat(longest + 1);
  return `${mark} ${text} ${mark}`;
}
