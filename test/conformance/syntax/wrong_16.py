# compare: output
break
