"""Stack and heap in one program: step through it and watch frames come and go."""

if __name__ == "__main__":
    print("The stack: frames, one per call, last in, first out.")
    print("The heap: every object, for as long as something refers to it.")

    x = 42
    name = "Alice"
    numbers = [1, 2, 3]
    print(f"x={x}, name={name!r}, numbers={numbers}")

    def outer():
        print("-> outer")
        inner()
        print("<- outer")

    def inner():
        print("  -> inner")
        x = 100
        print(f"  x = {x} here")
        print("  <- inner")

    outer()
    print(f"x = {x} out here: two names in two frames")
