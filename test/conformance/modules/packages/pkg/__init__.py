print('init pkg', __name__, __package__)
