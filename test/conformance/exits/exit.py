print(exit, quit)
print(type(exit))
exit()
