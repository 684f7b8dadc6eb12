def f():
    await x  # syntax error: 'await' outside async function
