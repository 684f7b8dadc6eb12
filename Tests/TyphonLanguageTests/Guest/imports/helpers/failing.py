print("failing is running")
1 / 0
