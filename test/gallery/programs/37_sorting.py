def bubble_sort(items):
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]  # look 2


numbers = [5, 2, 9, 1, 7]
bubble_sort(numbers)
