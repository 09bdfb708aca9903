import assert from 'node:assert/strict';
import { suggestion } from '../../../../src/simulator/protocols/suggestions';

describe('suggestions', () => {
  it('finds the closest name; case costs less than a letter', () => {
    assert.equal(suggestion('bluch', ['blach', 'Blech', 'blech']), 'blach');
    assert.equal(suggestion('vaLue', ['vaLve', 'value']), 'value');
    assert.equal(suggestion('noice', ['nice', 'noise', 'notice']), 'nice');
  });

  it('is silent when more than a third of the letters would have to change', () => {
    assert.equal(suggestion('foo', ['bar', 'quux']), null);
    assert.equal(suggestion('a', ['b']), null);
  });

  it('never suggests the name itself', () => {
    assert.equal(suggestion('name', ['name']), null);
  });

  it('gives up on too many candidates; long names may be alike', () => {
    const many = Array.from({ length: 749 }, (_, i) => `other${i}`);
    assert.equal(suggestion('valeu', ['value', ...many]), null);
    assert.equal(suggestion('valeu', ['value', ...many.slice(1)]), 'value');
    assert.equal(suggestion('x'.repeat(41), ['x'.repeat(40)]), 'x'.repeat(40));
    assert.equal(suggestion('VALUE', ['valve', 'value']), null);
  });
});
