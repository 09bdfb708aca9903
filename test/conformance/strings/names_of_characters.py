# Characters by name in string literals and the other way round, rare ones and aliases too.
import unicodedata

print("\N{CIRCLED NUMBER FORTY TWO}", "\N{ethiopic digit three}", "\N{FULLWIDTH LATIN CAPITAL LETTER A}", ascii("\N{NBSP}\N{NEL}"))
for character in "፫㊅Ａ𐍆𓀀豈🐍가ﷺ":
    name = unicodedata.name(character)
    print(name, unicodedata.lookup(name) == character)
    try:
        print(unicodedata.lookup(name.lower()) == character)
    except KeyError as problem:
        print(problem)
print(unicodedata.name("\n", "none"), ascii(unicodedata.lookup("VS256")), unicodedata.name("\ufeff"))
