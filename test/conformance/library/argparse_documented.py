# compare: output
import argparse, sys
p = argparse.ArgumentParser(prog='PROG', description='Process some integers.', epilog='And that is all')
p.add_argument('integers', metavar='N', type=int, nargs='+', help='an integer for the accumulator')
p.add_argument('--sum', dest='accumulate', action='store_const', const=sum, default=max, help='sum the integers (default: find the max)')
p.add_argument('-v','--verbosity', action='count', default=0, help='increase output verbosity'); p.add_argument('--choice', choices=['rock','paper'], default='rock', help='%(default)s is default, one of %(choices)s')
p.add_argument('--flag', action=argparse.BooleanOptionalAction); p.add_argument('--version', action='version', version='%(prog)s 2.0'); p.add_argument('-l', action='append'); p.add_argument('--x', type=float, required=False)
print(p.parse_args(['1','2','--sum','-vv','--no-flag','-l','a','-l','b'])); a=p.parse_args('1 2 3'.split()); print(a.accumulate(a.integers), vars(a)['choice'])
p.print_help(); p.print_usage(); print(p.format_usage())
for argv in [['a'], [], ['1','--choice','x'], ['1','--nope'], ['1','--x'], ['--version'], ['-h'], ['1','--s'], ['1','--ver'], ['1', '--x', 'q']]:
    try: print(p.parse_args(argv))
    except SystemExit as e: print('exit', e.code)
p = argparse.ArgumentParser(); sub = p.add_subparsers(dest='cmd', help='sub-command help', required=True); a=sub.add_parser('a', help='a help'); a.add_argument('bar', type=int); b=sub.add_parser('b', aliases=['bb']); b.add_argument('--baz', choices='XYZ'); b.set_defaults(func=lambda x: 'B')
print(p.parse_args(['a','12']), p.parse_args(['b','--baz','Z']).func(1)); p.print_help(); a.print_help()
g = argparse.ArgumentParser(add_help=False, formatter_class=argparse.ArgumentDefaultsHelpFormatter); m=g.add_mutually_exclusive_group(); m.add_argument('--foo', action='store_true'); m.add_argument('--bar', action='store_false'); gg=g.add_argument_group('grp','description'); gg.add_argument('-n', type=int, default=5, help='number'); g.add_argument('pos', nargs='?', default='d'); g.add_argument('rest', nargs='*')
print(g.parse_args(['--foo']), g.parse_known_args(['--zz','1'])); g.print_help()
try: g.parse_args(['--foo','--bar'])
except SystemExit as e: print(e.code)
try: p.parse_args(['c'])
except SystemExit as e: print(e.code)
q = argparse.ArgumentParser(exit_on_error=False); q.add_argument('--i', type=int)
try: q.parse_args(['--i','a'])
except argparse.ArgumentError as e: print(e)
class Up(argparse.Action):
    def __call__(self, parser, ns, values, opt=None): setattr(ns, self.dest, values.upper())
q.add_argument('--up', action=Up); q.add_argument('f', type=argparse.FileType('r'), nargs='?') if 0 else None; print(q.parse_args(['--up','abc']), q.parse_args(['--up=x','--i=3'])); print(argparse.Namespace(a=1)==argparse.Namespace(a=1))
def perfect_square(s):
    v=int(s)
    if int(v**.5)**2 != v: raise argparse.ArgumentTypeError(f'{s} is not a perfect square')
    return v
q.add_argument('--ps', type=perfect_square)
try: q.parse_args(['--ps','3'])
except argparse.ArgumentError as e: print(e)
argparse.ArgumentParser(prog='x').parse_args(['--help'])
