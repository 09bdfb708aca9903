students = [('Ann', [90, 85, 77]), ('Bob', [60, 70, 65]), ('Cy', [])]
def mean(xs): return sum(xs) / len(xs)
for name, marks in students:
    try:
        m = mean(marks)
    except ZeroDivisionError:
        print(name, 'has no marks')
    else:
        grade = 'A' if m >= 80 else 'B' if m >= 70 else 'C'
        print(f'{name}: {m:.1f} {grade}')
best = max(students, key=lambda s: sum(s[1]))
print(best[0], sorted(students, key=lambda s: (-len(s[1]), s[0]))[0][0])
report = {n: {'avg': mean(m) if m else None, 'max': max(m, default=0)} for n, m in students}
print(report)
