from dataclasses import dataclass, field
from pprint import pprint

@dataclass
class Item:
    name: str
    parts: list = field(default_factory=list)

pprint(Item("wheel", [Item("spoke" * 6), Item("rim")]), width=40)  # expect: Item(name='wheel',
# expect:      parts=[Item(name='spokespokespokespokespokespoke',
# expect:                  parts=[]),
# expect:             Item(name='rim', parts=[])])
