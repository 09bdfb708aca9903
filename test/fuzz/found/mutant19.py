# compare: output
 compare: output
