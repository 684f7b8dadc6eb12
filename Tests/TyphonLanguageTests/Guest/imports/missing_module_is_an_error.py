try:
    import helpers.nothing
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'helpers.nothing' helpers.nothing
import no_such_module  # expect error: ModuleNotFoundError: No module named 'no_such_module'
