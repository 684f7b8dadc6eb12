break  # syntax error: 'break' outside loop
