# compare: output
from statistics import *
import statistics
d=[1,2,3,4,4]
print(mean(d), fmean(d), fmean([85,92,83],weights=[.2,.2,.6]), geometric_mean([54,24,36]), harmonic_mean([40,60]), harmonic_mean([40,60],weights=[5,30]), median([1,3,5]), median([1,3,5,7]), median_low([1,3,5,7]), median_high([1,3,5,7]), median_grouped([1,2,2,3,4,4,4,4,4,5]), mode([1,1,2,3,3,3,3,4]), mode('red blue blue red green red red'.split()), multimode('aabbbbccddddeeffffgg'), pstdev([1.5,2.5,2.5,2.75,3.25,4.75]), pvariance([0.0,.25,.25,1.25,1.5,1.75,2.75,3.25]), stdev([1.5,2.5,2.5,2.75,3.25,4.75]), variance([2.75,1.75,1.25,.25,.5,1.25,3.5]), quantiles([105,129,87,86,111,111,89,81,108,92,110,100,75,105,103,109,76,119,99,91,103,129,106,101,84,111,74,87,86,103,103,106,86,111,75,87,102,121,111,88,89,101,106,95,103,107,101,81,109,104], n=10), quantiles([1,2,3], method='inclusive'))
from fractions import Fraction as F; from decimal import Decimal as D
print(mean([F(3,7),F(1,21),F(5,3),F(1,3)]), mean([D('0.5'),D('0.75'),D('0.625')]), variance([F(1,6),F(1,2),F(5,3)]), stdev([D('1'),D('2')]), mean([True,False]), mean([1.5,2]), type(mean([1,2,3])), mean(iter([1,2])))
x=[1,2,3,4,5,6,7,8,9]; y=[1,2,3,1,2,3,1,2,3]
print(covariance(x,y), correlation(x,x), correlation(x,x[::-1]), correlation([1,2,3],[1,4,9],method='ranked'), linear_regression([1971,1975,1979,1982,1983],[1,2,3,4,5]), linear_regression([1,2],[2,4],proportional=True))
n=NormalDist(1060,195); print(n, round(n.cdf(1200.5)-n.cdf(1099.5),3), n.quantiles(4), NormalDist.from_samples([1,2,3]), n.mean, n.stdev, n.variance, n.median, n.mode, NormalDist(5,2.5)+NormalDist(2,1), n*2+1, n.pdf(1000), n.inv_cdf(.3), n.zscore(1100), n.overlap(NormalDist(1000,200)), n==NormalDist(1060,195), n.samples(3,seed=5), -n)
for f in [lambda: mean([]), lambda: median([]), lambda: mode([]), lambda: stdev([1]), lambda: variance([]), lambda: mean(['a']), lambda: geometric_mean([0,-1]), lambda: harmonic_mean([-1]), lambda: quantiles([1]) , lambda: quantiles([1,2],n=0), lambda: correlation([1],[2]), lambda: correlation([1,1],[2,3]), lambda: fmean([]), lambda: mean(5), lambda: NormalDist(0,-1), lambda: linear_regression([1,1],[2,3]), lambda: covariance([1,2],[1]), lambda: multimode([]), lambda: pvariance([]), lambda: NormalDist().inv_cdf(2), lambda: mean([1,None]), lambda: median(['a','b',1]), lambda: fmean([1],[0]), lambda: mean([float('inf'),1])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
k = kde([-2.1,-1.3,-.4,1.9,5.1,6.2], h=1.5); print(k(1.5)); print(issubclass(StatisticsError, ValueError), statistics.__all__)
mean(d for d in [])
