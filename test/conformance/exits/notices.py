help
print(help, license)
exit(1, 2)
