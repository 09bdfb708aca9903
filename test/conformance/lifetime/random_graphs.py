# compare: output
# Statements that test/fuzz/objectgraphs.ts gives for some seeds.
for seed in 1, 2, 3, 5, 8, 13, 220:
    print('seed', seed)
    __import__(f'seed_{seed}')
