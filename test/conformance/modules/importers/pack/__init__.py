print('pack runs as', __name__, __package__)
