"""Texts that grow, piece by piece and joined."""

text = ''
parts = []
for i in range(200000):
    text += 'x'
    parts.append(str(i))
    if i % 100 == 0:
        parts[-1] = f'{i:06d}'
print(len(text), len(','.join(parts)))
