value = '!'
