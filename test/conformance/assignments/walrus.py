data = [3, 1, 4, 1, 5]
if (n := len(data)) > 3:
    print('long', n)
while (item := data.pop()) != 1:
    print(item)
print([y := 1, y**2, y + 1], y)
