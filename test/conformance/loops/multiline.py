total = 0
for value in [
    1,
    2,
]:
    total = (
        total
        + value
    )
print(
    max(
        1,
        abs(
            -total
        ),
    )
)
