import helper
from helper import double as twice

print(helper.NAME, helper.double(4), twice('ab'), helper.__name__)
helper.fail()
