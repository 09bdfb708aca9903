# compare: output
import math
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f),a,k,'->',repr(f(*a,**k)))
    except BaseException as e: print(getattr(f,'__name__',f),a,k,'!!',type(e).__name__,e)
t(math.gcd,1.0);t(math.hypot,'a');t(math.dist,[1],[2,3]);t(math.dist,['a'],[1]);t(math.sumprod,[1],[1,2]);t(math.fsum,['a']);t(math.fsum,[1e308,1e308]);t(math.fsum,[math.inf,-math.inf]);t(math.isclose,1,2,rel_tol=-1)
t(math.log,10,0);t(math.log,10,1);t(math.log,10,-1);t(math.log,-3);t(math.log,0.0); t(math.log10,0.0);t(math.log,-1.5)
t(math.pow,-1,.5);t(math.pow,0,-1);t(math.pow,10,400);t(math.exp,1000);t(math.cosh,1000);t(math.ldexp,1,5000);t(math.ldexp,1.0,2.0);t(math.gamma,-1);t(math.gamma,200);t(math.lgamma,-1);t(math.fmod,1,0);t(math.remainder,1,0);t(math.fma,1,2,3);t(math.fma,1e308,10,1);t(math.fma,math.inf,0,1);t(math.exp2,2000);t(math.expm1,1000);t(math.factorial,2.0);t(math.factorial,'a');t(math.factorial,10**20);t(math.comb,10**20,10**20);t(math.perm,10,-1);t(math.isqrt,-1);t(math.nextafter,1.0,2.0,steps=-1);t(math.nextafter,1.0,2.0,steps=3);t(math.ceil,'a');t(math.floor,'a');t(math.tan,math.inf);t(math.fmod,math.inf,1);t(math.remainder,math.inf,1);t(math.sumprod,[1,2],[3.5,4]);t(math.prod,[1.5,2,'a']);t(math.copysign,1,-0.0); t(math.log2,0); t(math.log1p,-2); t(math.frexp,0.1); t(math.modf,-2.5);t(math.factorial,-1);t(math.cbrt,27);t(math.isinf,'a');t(math.pow,math.inf,-2); t(math.hypot); t(math.hypot, 1e200,1e200)
