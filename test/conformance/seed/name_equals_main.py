if __name__ == '__main__':
    print('=' * 20)
    x = 42
    name = 'Alice'
    numbers = [1, 2, 3]
    print(f"\nx={x}, name='{name}', numbers={numbers}")

    def outer():
        print('  → outer() called')
        inner()
        print('  ← outer() returns')

    def inner():
        print('    → inner() called')
        x = 100
        print(f'    x = {x}')
        print('    ← inner() returns')

    outer()
