import sys

print('before')
try:
    sys.exit('stopped: no input')
finally:
    print('cleanup')
