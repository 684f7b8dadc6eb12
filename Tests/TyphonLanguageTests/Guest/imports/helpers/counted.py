print("counted is running")
runs = []
