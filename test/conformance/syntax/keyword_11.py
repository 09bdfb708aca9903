# compare: output
trie:
    x = 1
except ValueError:
    pass
