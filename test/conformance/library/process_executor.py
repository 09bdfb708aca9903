# compare: output
# build: 64-bit
"""An executor whose workers are processes."""
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


def square(x):
    return x * x


def fail(x):
    raise KeyError(x)


def main():
    with ProcessPoolExecutor(max_workers=1) as executor:
        print(list(executor.map(square, [1, 2, 3])))
        try:
            executor.submit(fail, 2).result()
        except KeyError as problem:
            print("KeyError", problem)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    main()
