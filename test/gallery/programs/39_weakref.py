import weakref


class Image:
    pass


picture = Image()
ref = weakref.ref(picture)
cache = weakref.WeakValueDictionary(logo=picture)
alive = ref() is picture  # look
del picture
gone = ref()  # look
