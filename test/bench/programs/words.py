"""Counting words in a dict."""

text = 'the quick brown fox jumps over the lazy dog and runs away from the bear ' * 15000
counts = {}
for word in text.split():
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
print(sorted(counts.items())[:3])
