def told():
    return "told"
