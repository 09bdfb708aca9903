nothin = 1
