from collections import deque
from dataclasses import dataclass


@dataclass
class Customer:
    name: str
    items: int


def serve(queue, served):
    while queue:
        customer = queue.popleft()
        served.append(customer)  # look 2


queue = deque(Customer(name, len(name)) for name in ('Ada', 'Bob', 'Cyd'))
served = []
serve(queue, served)
