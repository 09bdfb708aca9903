# compare: output
"""Objects that live at the same time have different ids, whatever died before."""


def text(number):
    return str(number) * 3


for turn in range(20):
    kept = []
    for number in range(200):
        made = text(number)
        id(made)
        if number % 3 == 0:
            kept.append(made)
    more = [text(number) for number in range(100)]
    ids = {id(each) for each in kept + more}
    if len(ids) != len(kept) + len(more):
        print("two objects have one id in turn", turn)
print("checked")
