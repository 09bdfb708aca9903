# compare: output
imprt math
