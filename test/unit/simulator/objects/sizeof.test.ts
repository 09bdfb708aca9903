import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ran } from '../../../support/ran';

/** What 64-bit CPython 3.13 prints for sizes.py: a size for each name, then how containers grow and shrink. */
const RECORDED = `
int0 28
int1 28
int30 28
int31 32
int60 36
int100 72
neg 32
true 28
float 24
cplx 32
none 16
ell 16
ni 16
s 41
sa 42
s10 51
se 61
see 67
su 78
s4 72
b 33
b5 38
ba 56
ba5 62
mv 184
t 40
t1 48
t5 80
l 56
l1 64
l3 88
lr 136
lc 184
ls 112
d 64
d1 224
ds 184
d6 352
d20 632
s_ 216
s1 216
s20 2264
fs 216
fs9 728
rng 48
sl 56
obj 16
A 48
Acls 1712
B 48
C 64
L 72
D 80
I 60
St 100
T 72
E 104
F 56
Se 232
En 48
SlotsNoDict 56
W 48
DD 48
fn 160
lam 160
cell 40
code 16
gen 200
co 176
ag 176
meth 48
bm 64
blt 72
md 72
wd 72
mw 48
gs 64
mem 64
mod 72
prop 80
cm 48
sm 48
sup 56
mp 40
wr 80
wp 80
ns 40
ga 80
un 48
type_ 416
intt 416
dk 40
dv 40
di 40
li 48
lri 48
ti 48
si 48
siu 48
bi 48
bai 48
sei 64
ri 40
lri2 40
dki 72
dvi 72
dii 72
rdi 72
ci 48
en 72
zp 64
mpp 48
fl 48
rv 48
be 88
ex 88
ve 88
si_ 96
se_ 96
ne 96
ae 104
ie 120
oe 128
fe 128
sye 152
ke 88
ze 88
eg 120
kie 88
dq 760
dq100 1288
od 128
od1 344
dd 72
ctr 200
cmap 48
nt 56
part 80
cnt 56
cyc 64
rep 48
chn 48
isl 72
acc 72
prd 64
comb 72
perm 80
tw 56
dw 56
ff 48
sm_ 48
zl 72
tee 64
grp 88
pw 56
cmp 48
sysflags 192
vi 80
ellt 416
lru 168
tb 56
88x4 120x4 184x8 248x8 312x8 376x8 472x12 568x12 664x6
664x32 408x16 280x8 216x4 184x2 152x2 120x4 88x1 56x1
224x5 352x5 632x11 1168x21 2264x43 4688x15
184x5 272x5 464x11 832x21 1584x43 3328x15
216x4 728x14 2264x58 8408x124
58x1 61x3 64x3 68x4 75x7 83x8 92x9 102x10 113x11 126x4
120
120
120
88
80
56
88 88 104 104 88
48 272
272
264
48 256
184 184 184 224 224
`;

/** Where 3.14 differs: tuples remember their hash; functions, generators, unions ... have further fields. */
const SINCE_3_14: Readonly<Record<string, number>> = {
  t: 48,
  t1: 56,
  t5: 88,
  Acls: 1720,
  T: 80,
  fn: 168,
  lam: 168,
  gen: 208,
  co: 184,
  ag: 184,
  un: 72,
  mpp: 56,
  sye: 160,
  nt: 64,
  part: 96,
  sysflags: 216,
  vi: 88,
};

describe('sys.getsizeof', function () {
  this.timeout(60_000);

  it('answers as 64-bit CPython for every builtin type and state', async () => {
    const source = readFileSync(fileURLToPath(new URL('sizes.py', import.meta.url)), 'utf8');
    const { printed: text, outcome } = await ran(source, { record: true });
    assert.equal(outcome.kind, 'finished', text);
    const expected = RECORDED.trim()
      .split('\n')
      .map((line) => {
        const [name = ''] = line.split(' ');
        const newer = SINCE_3_14[name];
        return newer === undefined ? line : `${name} ${newer}`;
      });
    assert.deepEqual(text.trimEnd().split('\n'), expected);
  });
});
