import helpers.counted  # expect: counted is running
import helpers.counted
from helpers.counted import runs

runs.append(1)
print(helpers.counted.runs)  # expect: [1]
