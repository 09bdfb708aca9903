import helper
.nothing
