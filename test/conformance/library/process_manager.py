# compare: output
# build: 64-bit
"""Objects that a manager's process keeps for all others."""
import multiprocessing as mp


def note(numbers, found, number):
    numbers[number] = number * number
    found.append(number)


def count(names, lock, value):
    with lock:
        names.total += 1
        value.value += 2


def main():
    with mp.Manager() as manager:
        numbers, found = manager.dict(), manager.list()
        process = mp.Process(target=note, args=(numbers, found, 3))
        process.start()
        process.join()
        note(numbers, found, 4)
        print(sorted(numbers.items()), list(found), len(numbers), 3 in numbers, numbers.get(9, "no"))
        names, lock, value = manager.Namespace(), manager.Lock(), manager.Value("i", 0)
        names.total = 0
        process = mp.Process(target=count, args=(names, lock, value))
        process.start()
        process.join()
        print(names.total, value.value, names)
        try:
            numbers["missing"]
        except KeyError as problem:
            print("KeyError", problem)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    main()
    print("end")
