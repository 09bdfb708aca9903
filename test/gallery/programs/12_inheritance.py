class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return '...'


class Bird(Animal):
    legs = 2

    def speak(self):
        return f'{self.name} sings'  # look


class Parrot(Bird):
    def speak(self):
        return super().speak() + '!'


polly = Parrot('Polly')
rex = Animal('Rex')
said = polly.speak()
