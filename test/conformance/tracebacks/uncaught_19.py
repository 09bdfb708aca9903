def deep(n):
    if n == 0: raise RuntimeError('bottom')
    deep(n - 1)
deep(5)
