# compare: output
lambda: (yield)
async def f(): pass
await f()
