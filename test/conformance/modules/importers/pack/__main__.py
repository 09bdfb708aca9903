print('main of the pack', __name__, __package__)
