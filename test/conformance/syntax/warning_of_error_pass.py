# compare: output
import re
print re.split("\W+", "Words, words, words.")
