try:
    {}["x"]
except IndexError:
    print("index")
except (TypeError, LookupError) as e:
    print("lookup", type(e).__name__)  # expect: lookup KeyError
except KeyError:
    print("key")
