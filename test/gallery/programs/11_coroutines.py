import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name.upper()  # look 2


async def main():
    jobs = [fetch('tea', 0), fetch('milk', 0)]
    found = await asyncio.gather(*jobs)
    return found


answer = asyncio.run(main())
