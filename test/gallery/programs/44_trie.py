class TrieNode:
    def __init__(self):
        self.children = {}
        self.is_word = False


class Trie:
    def __init__(self):
        self.root = TrieNode()

    def add(self, word):
        node = self.root
        for letter in word:
            if letter not in node.children:
                node.children[letter] = TrieNode()  # look 5
            node = node.children[letter]
        node.is_word = True


words = Trie()
for word in ["to", "tea", "ten", "in"]:
    words.add(word)
print(words.root.children.keys())  # look
