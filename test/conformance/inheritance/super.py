class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f'{self.name} makes a sound'


class Dog(Animal):
    def __init__(self, name, breed):
        super().__init__(name)
        self.breed = breed

    def speak(self):
        return super().speak() + ': woof'


d = Dog('Rex', 'collie')
print(d.speak(), isinstance(d, Animal), issubclass(Dog, Animal), Dog.__mro__[1].__name__)
