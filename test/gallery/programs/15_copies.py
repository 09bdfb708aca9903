import copy

week = [['Mon', 8], ['Tue', 6]]
shallow = week.copy()
deep = copy.deepcopy(week)
week[0][1] = 99
week.append(['Wed', 7])  # look
