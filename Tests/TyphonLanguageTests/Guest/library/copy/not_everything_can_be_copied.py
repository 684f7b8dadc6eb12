from copy import deepcopy

def generator(): yield

deepcopy([generator()])  # expect error: TypeError: cannot pickle 'generator' object
