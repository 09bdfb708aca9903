marks = {'Ada': [1, 2, 1], 'Bob': [3], 'Cyd': []}
marks['Bob'].append(2)
marks['Dan'] = [1]
best = {name: min(all_of, default=None) for name, all_of in marks.items()}
marks['Ada'][0] = 6  # look
