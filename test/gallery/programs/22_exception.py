class OrderError(Exception):
    def __init__(self, item, count):
        super().__init__(f'no {count} {item} left')
        self.item = item


def take(stock, item, count):
    if stock[item] < count:
        raise OrderError(item, count)  # look
    stock[item] -= count


def order(stock):
    try:
        take(stock, 'tea', 9)
    except OrderError as error:
        kept = error
        return str(error)  # look


stock = {'tea': 4, 'milk': 2}
order(stock)
