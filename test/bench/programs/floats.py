"""Arithmetic with floats."""


def mandelbrot(width, height, most):
    total = 0
    for y in range(height):
        for x in range(width):
            cr = x / width * 3.0 - 2.0
            ci = y / height * 2.0 - 1.0
            zr = 0.0
            zi = 0.0
            n = 0
            while n < most and zr * zr + zi * zi < 4.0:
                t = zr * zr - zi * zi + cr
                zi = 2.0 * zr * zi + ci
                zr = t
                n += 1
            total += n
    return total


print(mandelbrot(120, 80, 40))
