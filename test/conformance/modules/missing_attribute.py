import helper
helper.nothing
