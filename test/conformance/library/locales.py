# compare: output
# build: 64-bit
"""The locale of a program: asked for, changed, refused."""
import locale
print(locale.setlocale(locale.LC_ALL), locale.getlocale(), locale.setlocale(locale.LC_CTYPE), locale.setlocale(locale.LC_NUMERIC), locale.getlocale(locale.LC_NUMERIC))
print(locale.setlocale(locale.LC_ALL, ''), locale.setlocale(locale.LC_ALL), locale.getlocale())
print(locale.setlocale(locale.LC_ALL, 'C'), locale.setlocale(locale.LC_ALL), locale.getlocale(), locale.setlocale(locale.LC_TIME, 'POSIX'), locale.setlocale(locale.LC_ALL))
for n in 'de_DE.UTF-8', 'en_US.UTF-8', 'en_US', '': 
    try: print(locale.setlocale(locale.LC_ALL, n))
    except locale.Error as e: print(e)
print(sorted(locale.localeconv()))
print(locale.format_string('%.2f', 1234567.891, grouping=True), locale.str(1.5), locale.delocalize('1,5'), f'{1234567:n}', f'{1.5:n}')
print(locale.getpreferredencoding(), locale.getpreferredencoding(False))
