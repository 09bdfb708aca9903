# compare: output
# build: 64-bit
"""Work given to pools of processes: results in order, one by one, later, and what a worker raises."""
import multiprocessing as mp


def square(x):
    return x * x


def power(x, y=3):
    return x**y


def fail(x):
    raise KeyError(x)


def main():
    with mp.Pool(2) as pool:
        print(pool.map(square, range(5)), pool.starmap(power, [(2, 2), (3,)]), list(pool.imap(square, [7, 8])))
        result = pool.apply_async(power, (2,), {"y": 5})
        print(result.get(timeout=30), result.ready(), result.successful())
        try:
            pool.map(fail, [1])
        except KeyError as problem:
            print("KeyError", problem)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    main()
